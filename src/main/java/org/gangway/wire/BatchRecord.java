// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * On {@code eventbridge.batches}, type {@code org.gangway.announce.batched.v1}: the announcements that go out together.
 * A batch states what it holds, and is refused when it holds something else.
 *
 * @param batchId derived from what the batch holds and where it was read
 */
public record BatchRecord(String batchId, Manifest manifest, List<Entry> entries) {
    public static final String TYPE = "org.gangway.announce.batched.v1";

    /**
     * @param count how many entries
     * @param sha256 of the entries' JSON, hex
     * @param offsets which records of {@code announce.commands} the batch was made from, by partition
     */
    public record Manifest(int count, String sha256, Map<Integer, Range> offsets) {}

    /** Offsets, both ends included. Between them may be records that were parked, or answered without being sent. */
    public record Range(long first, long last) {}

    /**
     * @param delivery as in the header of the command
     * @param command the JSON of a {@link CommandRecord} as it was read, with fields that this version does not know
     */
    public record Entry(String commandId, String caseId, String conversationId, int delivery, JsonNode command) {

        /** @throws Json.Malformed if it is not one after all */
        public CommandRecord opened() {
            return Json.read(Json.write(command), CommandRecord.class);
        }

        @Override
        public String toString() {
            return commandId + "[***]";
        }
    }

    /** @throws IllegalArgumentException if the manifest states something else; as JSON that is {@link Json.Malformed} */
    public BatchRecord {
        entries = List.copyOf(entries);
        if (manifest.count() != entries.size()
                || !manifest.sha256().equals(DigestUtils.sha256Hex(Json.write(entries)))) {
            throw new IllegalArgumentException("the batch does not hold what its manifest states");
        }
    }

    /** A batch of records that were read from one partition. */
    public static BatchRecord of(List<Entry> entries, int partition, Range offsets) {
        String content = DigestUtils.sha256Hex(Json.write(entries));
        String place = partition + ":" + offsets.first() + "-" + offsets.last();
        String id = DigestUtils.sha256Hex(place + " " + content).substring(0, 32);
        return new BatchRecord(id, new Manifest(entries.size(), content, Map.of(partition, offsets)), entries);
    }
}
