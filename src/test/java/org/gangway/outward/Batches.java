// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gangway.wire.BatchRecord;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Json;

/** Batches for tests; their fields are sealed with nothing, and opened as {@link Inputs#CUSTOMER}. */
public final class Batches {
    private Batches() {}

    public static byte[] of(String outcome, int count) {
        return Json.write(BatchRecord.of(
                IntStream.range(0, count).mapToObj(i -> entry(i, outcome)).toList(),
                0,
                new BatchRecord.Range(0, Math.max(0, count - 1))));
    }

    public static String caseId(int number) {
        return "0123456789abcdef0123456789abcde%d-1".formatted(number);
    }

    private static BatchRecord.Entry entry(int number, String outcome) {
        String caseId = caseId(number);
        CommandRecord command = new CommandRecord(
                caseId,
                caseId + ".announce.1",
                "announce",
                1,
                Instant.parse("2026-11-23T10:00:00Z"),
                "en",
                outcome,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                null);
        return new BatchRecord.Entry(
                command.commandId(), caseId, "conversation-" + number, 1, Json.MAPPER.valueToTree(command));
    }

    public static CommandOpener opener() {
        return (conversation, delivery, command) -> Optional.of(
                Inputs.of(command.caseId(), command.step(), Inputs.CUSTOMER, Optional.ofNullable(command.outcome())));
    }
}
