// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * The body of a request to screen somebody. An unknown member is refused: a birth date that is spelt wrong would otherwise
 * count for nothing, and nobody would know.
 *
 * @param customer by which the bank knows the person; exemptions are made for it
 */
record ScreeningRequest(Applicant applicant, Optional<String> customer) {

    private static final Set<String> MEMBERS =
            Set.of("name", "birthDate", "nationality", "gender", "document", "customer");
    private static final int LONGEST = 300;

    /** @throws ScreeningApi.Refused if that is no such request; says what to do and quotes nothing */
    static ScreeningRequest read(byte[] body) {
        JsonNode request;
        try {
            request = StrictJson.read(body);
        } catch (IOException malformed) {
            throw wrong("send a JSON object");
        }
        if (!request.isObject()) {
            throw wrong("send a JSON object");
        }
        request.fieldNames().forEachRemaining(member -> {
            if (!MEMBERS.contains(member)) {
                throw wrong("send only "
                        + String.join(", ", MEMBERS.stream().sorted().toList()));
            }
        });
        Applicant applicant = new Applicant(
                text(request, "name").orElseThrow(() -> wrong("name: who is to be screened")),
                text(request, "birthDate").map(ScreeningRequest::day),
                text(request, "nationality").map(ScreeningRequest::country),
                text(request, "gender").map(ScreeningRequest::gender),
                text(request, "document"));
        return new ScreeningRequest(applicant, text(request, "customer"));
    }

    private static Optional<String> text(JsonNode request, String member) {
        JsonNode value = request.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > LONGEST) {
            throw wrong("%s: a text of 1 to %d characters".formatted(member, LONGEST));
        }
        return Optional.of(value.textValue());
    }

    private static BirthSpan day(String text) {
        try {
            return BirthSpan.parse(text);
        } catch (DateTimeException unreadable) {
            throw wrong("birthDate: as 1961-03-14, or 1961-03 or 1961 where that is all that is known");
        }
    }

    private static String country(String text) {
        return Optional.of(text)
                .filter(code -> code.length() == 2)
                .flatMap(CountryCodes::any)
                .orElseThrow(() -> wrong("nationality: two letters of ISO 3166, as BY"));
    }

    private static Gender gender(String text) {
        return Optional.of(text)
                .filter(List.of("female", "male")::contains)
                .flatMap(Gender::of)
                .orElseThrow(() -> wrong("gender: female or male"));
    }

    /** Personal data. */
    @Override
    public String toString() {
        return "ScreeningRequest[***]";
    }

    private static ScreeningApi.Refused wrong(String what) {
        return new ScreeningApi.Refused(HttpStatus.BAD_REQUEST, what);
    }
}
