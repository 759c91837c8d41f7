// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

/** On {@code replies}, type {@code org.gangway.review.opened.v1}: a reviewer looked at personal data. Journaled. */
public record HitOpenedRecord(String caseId, String commandId, String reviewer) {}
