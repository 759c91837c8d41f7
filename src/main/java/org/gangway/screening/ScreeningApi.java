// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.guard.Body;
import org.gangway.guard.RequestRefused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Screens a person for another system of the bank, with the explanation that reviewers get. Keeps nothing of the request.
 * Described in docs/openapi.yaml.
 */
@WhenRole(Role.CONSOLE)
@RestController
final class ScreeningApi {

    private static final int MOST_BYTES = 16_384;
    private static final Duration BODY_TIME = Duration.ofSeconds(10);

    private final Screening screening;
    private final InstantSource clock;

    @Autowired
    ScreeningApi(Screening screening) {
        this(screening, InstantSource.system());
    }

    ScreeningApi(Screening screening, InstantSource clock) {
        this.screening = screening;
        this.clock = clock;
    }

    /** Why a request is not screened. Quotes nothing of it. */
    static final class Refused extends RequestRefused {
        private static final long serialVersionUID = 1L;

        Refused(HttpStatus status, String what) {
            super(status, what);
        }
    }

    /** A list that was looked through. */
    record Listed(String name, String date, String hash, int persons) {}

    /** The version of the bands that decided, and what it says. */
    record Banded(String id, Limits sanctions, Limits bank, Limits pep) {
        Banded(String id, Bands bands) {
            this(id, bands.sanctions(), bands.bank(), bands.pep());
        }
    }

    /**
     * What was found.
     *
     * @param corpus version of the lists and the engine, by which it can be looked at again
     * @param verdict {@code pass} or {@code refer}
     * @param reasons why, in words of the evidence
     * @param found how many hits there are; the likeliest of them are explained
     * @param alerts how many of them somebody has to look at
     */
    record Answer(
            String corpus,
            List<Listed> lists,
            Banded bands,
            String verdict,
            List<String> reasons,
            int found,
            int alerts,
            @JsonRawValue String hits) {

        /** Personal data. */
        @Override
        public String toString() {
            return corpus + "[***]";
        }
    }

    @PostMapping(path = "/api/screenings", consumes = "application/json", produces = "application/json")
    Answer screen(HttpServletRequest request) throws IOException {
        ScreeningRequest asked = ScreeningRequest.read(body(request));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Screening.Screened screened = asked.customer()
                .map(customer -> screening.screened(asked.applicant(), customer, today))
                .orElseGet(() -> screening.screened(asked.applicant()));
        List<Listed> lists = screened.corpus().lists().stream()
                .map(list -> new Listed(
                        list.name(),
                        list.date().toString(),
                        list.hash(),
                        list.persons().size()))
                .toList();
        return new Answer(
                screened.corpus().version(),
                lists,
                new Banded(screened.bands().id(), screened.bands()),
                screened.verdict().kind().name().toLowerCase(Locale.ROOT),
                screened.verdict().reasons(),
                screened.found(),
                screened.alerts(),
                screened.hits());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        return refused.answer();
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        try {
            byte[] body = Body.read(request, MOST_BYTES, BODY_TIME);
            if (body.length > MOST_BYTES) {
                throw new Refused(HttpStatus.PAYLOAD_TOO_LARGE, "send one person in at most 16 kB");
            }
            return body;
        } catch (Body.TooSlow slow) {
            throw new Refused(HttpStatus.REQUEST_TIMEOUT, "send the request within ten seconds");
        }
    }
}
