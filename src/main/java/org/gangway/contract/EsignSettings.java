// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The e-signature vendor. Where it reaches us, {@code gangway.esign.webhook}, is read when an envelope is made.
 *
 * @param url address of its eSignature API, before {@code /v2.1}; absent: there is none
 * @param account the bank's account there
 * @param token bearer token
 * @param connectKeys keys with which its webhooks may be signed; several while one is being replaced
 * @param expireAfter days after which the vendor gives an envelope up; longer than the step's {@code expire}
 * @param poll how often the vendor is asked which envelopes have ended
 * @param lookBack how far back the first question after a start reaches
 */
@ConfigurationProperties("gangway.esign")
record EsignSettings(
        @DefaultValue("https://esign.invalid") String url,
        @DefaultValue("") String account,
        @DefaultValue("") String token,
        @DefaultValue List<String> connectKeys,
        @DefaultValue("30") int expireAfter,
        @DefaultValue("PT15M") Duration poll,
        @DefaultValue("P7D") Duration lookBack) {

    boolean configured() {
        return !account.isEmpty();
    }

    @Override
    public String toString() {
        return "***";
    }
}
