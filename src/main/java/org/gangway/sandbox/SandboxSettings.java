// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the sandbox listens and what it remembers. Port 0 takes a free one.
 *
 * @param remember how many of each kind are kept before the oldest is forgotten
 * @param esignKey with which webhooks of the e-signature vendor are signed
 */
@ConfigurationProperties("gangway.sandbox")
public record SandboxSettings(
        @DefaultValue("8090") int port,
        @DefaultValue("3025") int smtpPort,
        @DefaultValue("100000") int remember,
        @DefaultValue("sandbox-connect-key") String esignKey) {

    @Override
    public String toString() {
        return "port " + port + ", smtpPort " + smtpPort;
    }
}
