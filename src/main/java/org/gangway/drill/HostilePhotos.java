// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Uploads to {@code /api/photos}: what is in them, what is around it, and what it says of itself. */
record HostilePhotos(RawWeb web, Strangers strangers, HostilePictures pictures, HostileTally tally) implements Attack {
    private static final List<String> ANSWERS = List.of(
            "0123456789abcdef0123456789abcdef-1.id-photo.1",
            "../../" + HostileWords.MARK + "/x.id-photo.1",
            "",
            HostileWords.MARK.repeat(300));

    @Override
    public String kind() {
        return "photos";
    }

    @Override
    public void once(Random random) {
        List<String> headers = HostileHeaders.of(random);
        headers.add("Cookie: " + strangers.cookie(random));
        headers.add("Content-Type: " + type(random));
        byte[] body = random.nextInt(400) == 0 ? new byte[13_000_000] : body(random);
        headers.add("Content-Length: " + body.length);
        String path = random.nextInt(12) == 0 ? "/login" : HostilePlaces.PHOTOS;
        byte[] request = RawWeb.request("POST", path, headers, body);
        tally.answer(kind(), request, web.send(request));
    }

    private static String type(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> "image/jpeg";
            case 1 -> "multipart/form-data";
            case 2 -> "multipart/form-data; boundary=" + "b".repeat(5_000);
            case 3 -> "multipart/mixed; boundary=b";
            case 4 -> "multipart/form-data; boundary=\"\"; charset=" + HostileWords.MARK;
            default -> "multipart/form-data; boundary=b";
        };
    }

    private byte[] body(Random random) {
        byte[] form = form(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                HostileWords.one(random, ANSWERS),
                HostileWords.one(random, List.of("photo", "../../etc/" + HostileWords.MARK, "a\"; name=\"id")),
                pictures.any(random));
        return switch (random.nextInt(8)) {
            case 0 -> HostileWords.mutated(random, form);
            case 1 ->
                "--b\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n1\r\n"
                        .repeat(2_000)
                        .getBytes(StandardCharsets.UTF_8);
            case 2 -> ("--b\r\n" + "X: y\r\n".repeat(3_000)).getBytes(StandardCharsets.UTF_8);
            default -> form;
        };
    }

    static byte[] form(String id, String answers, String fileName, byte[] photo) {
        return HostileWords.joined(
                part("id", "", id.getBytes(StandardCharsets.UTF_8)),
                part("answers", "", answers.getBytes(StandardCharsets.UTF_8)),
                part("photo", "; filename=\"" + fileName + "\"", photo),
                "--b--\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] part(String name, String more, byte[] content) {
        String head = "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
        return HostileWords.joined(
                head.getBytes(StandardCharsets.UTF_8), content, "\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
