// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import java.time.Duration;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers whoever asks for what is on Kafka while it does not answer: they can come again. */
@ControllerAdvice
final class KafkaAway {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** @param passing what a client of Kafka throws when it has waited long enough */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> away(RetriableException passing) {
        return new Unavailable().answer();
    }

    private static final class Unavailable extends RequestRefused {
        Unavailable() {
            super(HttpStatus.SERVICE_UNAVAILABLE, "Kafka does not answer just now. Try again.");
            comeAgain(AGAIN);
        }
    }
}
