// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.gangway.sealing.DoorKeys;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * A record of an attacker.
 *
 * @param type its {@code ce_type}; empty for none
 * @param fate what must become of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HostileRecord(String topic, byte @Nullable [] key, String type, byte @Nullable [] value, Fate fate) {
    private static final List<String> REPLIES =
            List.of(Headers.STEP_REPLIED, Headers.REVIEW_VOTED, Headers.REVIEW_OPENED, Headers.DEADLINE_PASSED);

    /** What must become of a record. */
    enum Fate {
        /** On dead-letters, once, with a cause. */
        PARKED,
        /** Not on dead-letters: it can be read, and is about nothing. */
        PASSED,
        /** Either, for whoever made it did not look at what came out. */
        ANY,
        /** Not even on its topic. */
        REFUSED
    }

    /** A conversation that nobody has. */
    static byte[] key(Random random) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id).getBytes(StandardCharsets.US_ASCII);
    }

    /** Makes them. @param honest ids of the cases of honest customers, under whose keys some are put */
    record Maker(DoorKeys door, Supplier<List<String>> honest) {

        HostileRecord any(Random random) {
            byte[] key = key(random);
            List<String> cases = random.nextInt(6) == 0 ? honest.get() : List.of();
            if (!cases.isEmpty()) {
                String caseId = HostileWords.one(random, cases);
                key = caseId.substring(0, caseId.indexOf('-')).getBytes(StandardCharsets.US_ASCII);
            }
            return switch (random.nextInt(8)) {
                case 0 -> broken(random, key);
                case 1 -> strange(random, key);
                case 2, 3 -> sealed(random, key);
                case 4 ->
                    new HostileRecord(
                            "replies", key, HostileWords.one(random, REPLIES), valid(random, "stranger"), Fate.ANY);
                case 5 ->
                    new HostileRecord(
                            "replies", key, Headers.STEP_REPLIED, HostileWords.mutated(random, reply("x-1")), Fate.ANY);
                case 6 -> new HostileRecord("replies", key, Headers.STEP_REPLIED, reply("x-1"), Fate.PASSED);
                default -> large(random, key);
            };
        }

        private static HostileRecord broken(Random random, byte[] key) {
            boolean received = random.nextBoolean();
            String type = received ? Headers.CHAT_RECEIVED : HostileWords.one(random, REPLIES);
            byte @Nullable [] value =
                    switch (random.nextInt(6)) {
                        case 0 -> ("[".repeat(3_000)).getBytes(StandardCharsets.UTF_8);
                        case 1 -> "{\"caseId\":\"\\ud800\",\"messageId\":\"\\udfff\"}".getBytes(StandardCharsets.UTF_8);
                        case 2 -> "{}".getBytes(StandardCharsets.UTF_8);
                        case 3 -> "null".getBytes(StandardCharsets.UTF_8);
                        case 4 -> ("\u0000" + HostileWords.text(random)).getBytes(StandardCharsets.UTF_8);
                        default -> null;
                    };
            return new HostileRecord(received ? "chat.received" : "replies", key, type, value, Fate.PARKED);
        }

        /** Without a type, without a key, or under the key of nobody. */
        private static HostileRecord strange(Random random, byte[] key) {
            return switch (random.nextInt(3)) {
                case 0 -> new HostileRecord("replies", key, "", reply("x-1"), Fate.PARKED);
                case 1 -> new HostileRecord("replies", null, Headers.STEP_REPLIED, reply("x-1"), Fate.PARKED);
                default ->
                    new HostileRecord(
                            "replies",
                            HostileWords.text(random).getBytes(StandardCharsets.UTF_8),
                            Headers.STEP_REPLIED,
                            reply("x-1"),
                            Fate.PARKED);
            };
        }

        private static HostileRecord large(Random random, byte[] key) {
            String text = "x".repeat(263_000 + random.nextInt(600_000));
            return random.nextBoolean()
                    ? new HostileRecord("replies", key, Headers.STEP_REPLIED, reply(text), Fate.PARKED)
                    : new HostileRecord(
                            "chat.received", key, Headers.CHAT_RECEIVED, received("start", text, "AAAA"), Fate.PARKED);
        }

        /** Through the door: anybody can seal with its public half. */
        private HostileRecord sealed(Random random, byte[] key) {
            byte[] stranger = key(random);
            String conversation = new String(stranger, StandardCharsets.US_ASCII);
            byte[] said = Json.write(Map.of("text", HostileWords.text(random)));
            String kind = HostileWords.one(random, List.of("start", "text", "resume", "seen"));
            return switch (random.nextInt(5)) {
                case 0 -> chat(key, received("text", "m", base64(HostileWords.noise(random, 200))), Fate.PARKED);
                case 1 -> chat(key, received("text", "m", HostileWords.MARK + "\u00e9"), Fate.PARKED);
                case 2 -> chat(key, received("start", "m", base64(door.seal(conversation, said))), Fate.PARKED);
                case 3 ->
                    chat(
                            stranger,
                            received("photo", "m", base64(door.seal(conversation, HostileWords.noise(random, 50)))),
                            Fate.PARKED);
                default ->
                    chat(
                            stranger,
                            received(kind, HostileWords.MARK, base64(door.seal(conversation, said))),
                            Fate.PASSED);
            };
        }

        private static HostileRecord chat(byte[] key, byte[] value, Fate fate) {
            return new HostileRecord("chat.received", key, Headers.CHAT_RECEIVED, value, fate);
        }

        private static byte[] received(String kind, String messageId, String sealed) {
            Map<String, String> record = new LinkedHashMap<>();
            record.put("messageId", messageId);
            record.put("channel", "web");
            record.put("kind", kind);
            record.put("scenario", Strangers.SCENARIO);
            record.put("sealed", sealed);
            return Json.write(record);
        }

        private static byte[] reply(String caseId) {
            return Json.write(Map.of(
                    "caseId",
                    caseId,
                    "commandId",
                    "x-1.s.1",
                    "step",
                    "s",
                    "delivery",
                    1,
                    "kind",
                    "PASS",
                    "reasons",
                    List.of(),
                    "facts",
                    Map.of("note", Map.of("open", HostileWords.MARK))));
        }

        private static byte[] valid(Random random, String caseId) {
            return Json.write(Map.of(
                    "caseId", caseId,
                    "commandId", HostileWords.text(random),
                    "reviewer", HostileWords.text(random),
                    "decision", HostileWords.text(random),
                    "deadline", HostileWords.text(random),
                    "due", random.nextLong(),
                    "kind", HostileWords.one(random, List.of("PASS", "DREAMT", "7")),
                    "step", HostileWords.text(random)));
        }

        private static String base64(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
