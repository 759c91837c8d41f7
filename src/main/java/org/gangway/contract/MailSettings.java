// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that one-time codes and signed agreements leave by.
 *
 * @param from the sender; its domain is also that of the Message-IDs
 * @param username with a password: the server is logged in to
 * @param starttls whether the connection must be encrypted; without it only for a server on the same machine
 * @param limit the longest one mail may take before the server counts as unavailable; a hand's call ends after 10 s
 */
@ConfigurationProperties("gangway.mail")
record MailSettings(
        @DefaultValue("localhost") String host,
        @DefaultValue("3025") int port,
        @DefaultValue("onboarding@bank.example") String from,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("false") boolean starttls,
        @DefaultValue("8s") Duration limit) {

    MailSettings {
        if (from.lastIndexOf('@') < 1) {
            throw new IllegalArgumentException(
                    "gangway.mail.from must be an e-mail address, as onboarding@bank.example");
        }
        if (limit.isNegative() || limit.isZero() || limit.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("gangway.mail.limit must be above 0 and at most 10s");
        }
    }

    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
