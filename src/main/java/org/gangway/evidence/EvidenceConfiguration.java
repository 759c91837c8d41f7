// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.sealing.KeyShredder;
import org.gangway.sealing.Keystore;
import org.gangway.sealing.ObjectStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the hand of {@code close-case} together, and publishes what certificates are verified with. */
@Configuration(proxyBeanMethods = false)
@WhenRole(Role.HANDS)
class EvidenceConfiguration {

    @Bean
    CertificateSigner certificateSigner(Keystore keystore, @Value("${gangway.data:data}") Path data) {
        CertificateSigner signer = new CertificateSigner(() -> keystore.signingKey("certificates"));
        try {
            Path published = data.resolve("keys/public/certificates.jwks.json");
            Files.createDirectories(published.getParent());
            Files.writeString(published, signer.publicKeys().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return signer;
    }

    @Bean
    CaseClosing closing(
            ObjectStore objects,
            KeyAbsence keys,
            List<Purge> vendors,
            KeyShredder epochs,
            CertificateSigner signer,
            @Value("${gangway.software:gangway}") String software) {
        return new CaseClosing(objects, keys, vendors, epochs, signer, software, Clock.systemUTC());
    }
}
