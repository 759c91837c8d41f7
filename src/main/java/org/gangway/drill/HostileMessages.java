// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.gangway.wire.Json;

/** What browsers may send, and what they may not: {@code /api/messages} and {@code /api/seen}. */
record HostileMessages(RawWeb web, Strangers strangers, HostileTally tally) implements Attack {
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=b",
            "application/json; charset=utf-16",
            "application/json; charset=" + HostileWords.MARK,
            "application/json;;;",
            HostileWords.MARK,
            "");
    private static final List<String> HALVES = List.of("\\ud83d", "\\ude00", "x\\udfff\\ud800", "\\u0000", "\\uFFFE");

    @Override
    public String kind() {
        return "messages";
    }

    @Override
    public void once(Random random) {
        List<String> headers = HostileHeaders.of(random);
        headers.add("Cookie: " + strangers.cookie(random));
        headers.add(
                "Content-Type: " + (random.nextInt(12) == 0 ? HostileWords.one(random, TYPES) : "application/json"));
        byte[] body = body(random);
        if (random.nextInt(20) != 0) {
            headers.add("Content-Length: " + body.length);
        }
        String path = HostilePlaces.MESSAGES.get(Math.max(0, random.nextInt(12) - 8));
        byte[] request = RawWeb.request(random.nextInt(25) == 0 ? "PUT" : "POST", path, headers, body);
        tally.answer(kind(), request, web.send(request));
    }

    private static byte[] body(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> HostileWords.mutated(random, Json.write(message(random)));
            case 1 -> shape(random).getBytes(StandardCharsets.UTF_8);
            case 2 -> HostileWords.noise(random, 400);
            case 3 -> half(random).getBytes(StandardCharsets.UTF_8);
            case 4 -> new String(Json.write(message(random)), StandardCharsets.UTF_8).getBytes(odd(random));
            default -> Json.write(message(random));
        };
    }

    static Map<String, Object> message(Random random) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", random.nextInt(15) == 0 ? HostileWords.text(random) : id(random));
        message.put("kind", HostileWords.one(random, List.of("text", "text", "text", "start", "resume", "voice")));
        message.put("text", HostileWords.text(random));
        message.put("scenario", random.nextInt(4) == 0 ? HostileWords.text(random) : Strangers.SCENARIO);
        if (random.nextInt(5) == 0) {
            message.put("language", HostileWords.one(random, List.of("de", "ko", "xx-" + HostileWords.MARK, "../en")));
        }
        if (random.nextInt(5) == 0) {
            message.put("answers", HostileWords.id(random));
        }
        if (random.nextInt(9) == 0) {
            message.put(HostileWords.text(random), List.of(message.toString()));
        }
        return message;
    }

    private static String half(Random random) {
        return "{\"id\":\"" + id(random) + "\",\"kind\":\"text\",\"text\":\"" + HostileWords.MARK
                + HostileWords.one(random, HALVES) + "\"}";
    }

    /** JSON of a shape that nobody expects. */
    private static String shape(Random random) {
        int depth = 1 << random.nextInt(14);
        return HostileWords.one(
                random,
                new ArrayList<>(List.of(
                        "[".repeat(depth),
                        "{\"a\":".repeat(depth) + "1" + "}".repeat(depth),
                        "[" + "null,".repeat(depth) + "null]",
                        "{\"id\":1e" + depth + ",\"kind\":{},\"text\":[],\"answers\":true}",
                        "{\"id\":" + "9".repeat(depth) + "}",
                        "{\"kind\":\"text\",\"kind\":\"start\",\"text\":null}",
                        "\"" + "x".repeat(9 * depth) + "\"",
                        "null",
                        "")));
    }

    private static Charset odd(Random random) {
        return random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
    }

    private static String id(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
