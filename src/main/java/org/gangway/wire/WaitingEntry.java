// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

/**
 * On {@code packer-batch-changelog}: one announcement that waits for others.
 *
 * @param bytes what it takes in a request, at the most
 * @param partition where its command was read
 * @param offset where its command was read
 * @param since since when it waits, milliseconds
 * @param timestamp that of its command, milliseconds
 */
public record WaitingEntry(BatchRecord.Entry entry, int bytes, int partition, long offset, long since, long timestamp) {

    /** Sorts as the offsets do. */
    public String key() {
        return "%019d".formatted(offset);
    }
}
