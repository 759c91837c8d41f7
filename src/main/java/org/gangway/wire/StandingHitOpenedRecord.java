// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

/**
 * On {@code rescreening.opened}: a reviewer opened what was found of a customer; the key of the record is the customer's number.
 *
 * @param run the one that found it
 */
public record StandingHitOpenedRecord(String run, String reviewer) {}
