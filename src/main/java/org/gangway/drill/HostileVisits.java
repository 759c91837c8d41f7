// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.List;
import java.util.Random;

/** What the public may ask for besides: conversations, streams, documents, certificates, pages, health. */
record HostileVisits(RawWeb web, Strangers strangers, HostileTally tally) implements Attack {
    private static final List<String> METHODS = List.of(
            "GET",
            "GET",
            "GET",
            "POST",
            "HEAD",
            "OPTIONS",
            "PUT",
            "DELETE",
            "PATCH",
            "TRACE",
            "CONNECT",
            "get",
            "PROPFIND",
            HostileWords.MARK);

    private static final List<String> VERSIONS = List.of("9.9", "2.0", "1.2", "0.9", HostileWords.MARK);

    @Override
    public String kind() {
        return "visits";
    }

    @Override
    public void once(Random random) {
        List<String> headers = HostileHeaders.of(random);
        headers.add("Cookie: " + strangers.cookie(random));
        String path = HostileWords.one(random, HostilePlaces.VISITS).replace("%s", HostileWords.id(random));
        byte[] body = random.nextInt(6) == 0 ? HostileWords.noise(random, 2_000) : new byte[0];
        if (body.length > 0) {
            headers.add("Content-Length: " + body.length);
            headers.add("Content-Type: "
                    + HostileWords.one(
                            random,
                            List.of(
                                    "application/x-www-form-urlencoded",
                                    "multipart/form-data; boundary=b",
                                    "application/json")));
        }
        if (random.nextInt(40) == 0) {
            path += " HTTP/" + HostileWords.one(random, VERSIONS) + "\r\nRest:";
        }
        byte[] request = RawWeb.request(HostileWords.one(random, METHODS), path, headers, body);
        byte[] sent = random.nextInt(15) == 0 ? HostileWords.mutated(random, request) : request;
        tally.answer(kind(), sent, web.send(sent));
    }
}
