// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Headers around a request: mostly those of a browser, now and then what should choose a topic, a file or a class. */
final class HostileHeaders {
    private static final List<String> ODD = List.of(
            "kafka.OVERRIDE_TOPIC: gangway.case-keys",
            "kafka.KEY: " + HostileWords.MARK,
            "CamelFileName: ../../" + HostileWords.MARK,
            "CamelHttpUri: http://127.0.0.1:1/" + HostileWords.MARK,
            "CamelBeanMethodName: exit",
            "ce_type: org.gangway.review.voted.v1",
            "Accept: text/html, */*;q=" + HostileWords.MARK,
            "Accept: " + "application/x-java-serialized-object",
            "Accept: image/*",
            "Accept-Language: " + "x-" + HostileWords.MARK + ", *;q=2",
            "Accept-Encoding: " + HostileWords.MARK,
            "Range: bytes=0-,-1,9999999999999999999999-",
            "If-Modified-Since: " + HostileWords.MARK,
            "If-None-Match: " + "W/\"" + HostileWords.MARK,
            "Last-Event-ID: 99999:999999999999999999",
            "Last-Event-ID: 0:-1",
            "Last-Event-ID: " + HostileWords.MARK,
            "Cookie: gangway_conversation=" + HostileWords.MARK,
            "Cookie: =;;; " + HostileWords.MARK + "\"; $Version=1; JSESSIONID=../..",
            "X-Forwarded-For: " + HostileWords.MARK,
            "X-Forwarded-Host: " + HostileWords.MARK + ".example",
            "X-Forwarded-Proto: https",
            "X-HTTP-Method-Override: DELETE",
            "X-Original-URL: /actuator/env",
            "Forwarded: for=\"[" + HostileWords.MARK,
            "Sec-Fetch-Site: cross-site",
            "Origin: null",
            "Expect: 100-continue",
            "Expect: " + HostileWords.MARK,
            "Upgrade: h2c",
            "Upgrade: websocket",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: identity, chunked",
            "Transfer-Encoding: chunked, gzip",
            "Transfer-Encoding: " + HostileWords.MARK,
            "Content-Length: 5",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Content-Encoding: gzip",
            "Authorization: Basic " + HostileWords.MARK,
            "Authorization: Bearer eyJhbGciOiJub25lIn0.e30." + HostileWords.MARK,
            "traceparent: 00-" + HostileWords.MARK + "-01",
            "HX-Request: true",
            " folded: " + HostileWords.MARK,
            "no-colon-" + HostileWords.MARK,
            "Nul: a\u0000b");

    private HostileHeaders() {}

    static List<String> of(Random random) {
        List<String> headers = new ArrayList<>();
        headers.add(random.nextInt(60) == 0 ? "Host: " + HostileWords.MARK + ":99999" : "Host: localhost");
        if (random.nextInt(3) == 0) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                headers.add(HostileWords.one(random, ODD));
            }
        }
        if (random.nextInt(80) == 0) {
            headers.add("Large: " + HostileWords.MARK.repeat(random.nextInt(20_000) / 10));
        }
        if (random.nextInt(80) == 0) {
            for (int i = 0; i < 200; i++) {
                headers.add("Many-" + i + ": x");
            }
        }
        return headers;
    }
}
