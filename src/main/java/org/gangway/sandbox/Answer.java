// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What goes back over HTTP. */
record Answer(int status, Map<String, String> headers, Request.Bytes body) {

    static Answer json(int status, Object body) {
        return of(status, "application/json", SandboxJson.write(body));
    }

    static Answer html(String page) {
        return of(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new Request.Bytes(new byte[0]));
    }

    static Answer of(int status, String type, byte[] body) {
        return new Answer(status, Map.of("Content-Type", type), new Request.Bytes(body));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, Map.copyOf(more), body);
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }
}
