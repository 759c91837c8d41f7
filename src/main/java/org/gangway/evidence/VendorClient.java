// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;
import org.gangway.evidence.Purge.Denied;
import org.gangway.evidence.Purge.NothingHeld;
import org.gangway.evidence.Purge.Unavailable;
import org.gangway.wire.Json;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException.Forbidden;
import org.springframework.web.client.HttpClientErrorException.NotFound;
import org.springframework.web.client.HttpClientErrorException.Unauthorized;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** How a vendor is asked outside of routes, and what its refusals mean for a purge. */
public final class VendorClient {
    /** Of one call. A purge makes three at most. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private VendorClient() {}

    /** @param token bearer token; empty: none */
    public static RestClient of(String url, String token) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(LIMIT).build());
        factory.setReadTimeout(LIMIT);
        return RestClient.builder()
                .baseUrl(url)
                .requestFactory(factory)
                .defaultHeaders(headers -> {
                    if (!token.isEmpty()) {
                        headers.setBearerAuth(token);
                    }
                })
                .build();
    }

    /** @param calls what asks the vendor */
    public static Purge.Answer answer(Supplier<Purge.Answer> calls) {
        try {
            return calls.get();
        } catch (NotFound e) {
            return new NothingHeld();
        } catch (Unauthorized | Forbidden e) {
            return new Denied();
        } catch (RestClientException | Json.Malformed e) {
            return new Unavailable();
        }
    }
}
