// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The answer to one request too many, as an RFC 9457 problem. */
public final class TooMany {
    private static final String PROBLEM =
            """
            {"type":"about:blank","title":"Too Many Requests","status":429,"detail":"Too many requests. Wait, and try again."}""";

    private TooMany() {}

    public static void answer(HttpServletResponse response, Duration wait) throws IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(PROBLEM.getBytes(StandardCharsets.UTF_8));
    }
}
