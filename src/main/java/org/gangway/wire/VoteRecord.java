// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

/**
 * On {@code replies}, type {@code org.gangway.review.voted.v1}: one reviewer's decision on a review command.
 *
 * @param reviewer login of the reviewer (staff, not customer)
 * @param decision {@code confirm} or {@code clear} in the queues of checks; {@code retry}, {@code done},
 *     {@code withdraw} or {@code refuse} in the queue {@code operations}
 */
public record VoteRecord(String caseId, String commandId, String reviewer, String decision) {}
