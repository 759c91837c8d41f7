// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One HTTP request, read whole.
 *
 * @param headers by lower-case name, the first value of each
 * @param variables what the placeholders of the path template matched
 */
record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> variables,
        Bytes body) {

    /** A body. Prints as {@code ***}. */
    record Bytes(byte[] content) {
        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName)).filter(value -> !value.isBlank());
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    String variable(String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }

    Request with(Map<String, String> variables) {
        return new Request(method, path, query, headers, variables, body);
    }

    /** Bodies and query hold personal data. */
    @Override
    public String toString() {
        return method + "[***]";
    }
}
