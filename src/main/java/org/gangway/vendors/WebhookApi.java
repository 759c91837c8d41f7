// SPDX-License-Identifier: Apache-2.0
package org.gangway.vendors;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.guard.Body;
import org.gangway.wire.AcknowledgedProducer.NotAcknowledged;
import org.gangway.wire.Json;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where vendors call back. 200 says that the message is safe, or of no interest; it asks no other system, so it is said
 * at once. 401: not signed by the vendor. 404: no such vendor. 503: the vendor is to send it again.
 */
@WhenRole(Role.HANDS)
@RestController
final class WebhookApi {
    private static final Duration BODY_TIME = Duration.ofSeconds(10);

    private final Map<String, Vendor> vendors;
    private final Reports reports;
    private final int largest;
    private final MeterRegistry meters;

    WebhookApi(List<Vendor> vendors, Reports reports, WebhookSettings settings, MeterRegistry meters) {
        this.vendors = vendors.stream().collect(Collectors.toMap(Vendor::name, Function.identity()));
        this.reports = reports;
        this.largest = settings.bodyBytes();
        this.meters = meters;
    }

    @PostMapping("/webhooks/{vendor}")
    ResponseEntity<Void> take(@PathVariable String vendor, HttpServletRequest request) throws IOException {
        Vendor known = vendors.get(vendor);
        if (known == null) {
            return ResponseEntity.notFound().build();
        }
        Result result = take(known, request);
        meters.counter(
                        "gangway.webhooks",
                        "vendor",
                        vendor,
                        "result",
                        result.name().toLowerCase(Locale.ROOT))
                .increment();
        return ResponseEntity.status(result.status).build();
    }

    private Result take(Vendor vendor, HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > largest) {
            return Result.LARGE;
        }
        byte[] body;
        try {
            body = Body.read(request, largest, BODY_TIME);
        } catch (Body.TooSlow e) {
            return Result.SLOW;
        }
        return body.length > largest ? Result.LARGE : take(vendor, request, body);
    }

    private Result take(Vendor vendor, HttpServletRequest request, byte[] body) {
        if (!vendor.signed(body, headers(request))) {
            return Result.FORGED;
        }
        try {
            Optional<Report> report = vendor.read(body);
            return report.isPresent() && reports.take(vendor.name(), report.get()) ? Result.TAKEN : Result.FOREIGN;
        } catch (Json.Malformed e) {
            return Result.MALFORMED;
        } catch (NotAcknowledged e) {
            return Result.LATER;
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT),
                        name -> String.valueOf(request.getHeader(name)),
                        (first, again) -> first));
    }

    /** What becomes of a message, and how the vendor hears of it. */
    private enum Result {
        TAKEN(HttpStatus.OK),
        /** Genuine, but about nothing that waits here: said again it would be no different. */
        FOREIGN(HttpStatus.OK),
        MALFORMED(HttpStatus.BAD_REQUEST),
        FORGED(HttpStatus.UNAUTHORIZED),
        LARGE(HttpStatus.PAYLOAD_TOO_LARGE),
        SLOW(HttpStatus.REQUEST_TIMEOUT),
        LATER(HttpStatus.SERVICE_UNAVAILABLE);

        private final HttpStatus status;

        Result(HttpStatus status) {
            this.status = status;
        }
    }
}
