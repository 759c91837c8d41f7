// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankSealTest {
    @Test
    void theHolderOfAnEcKeyOpensIt(@TempDir Path folder) throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("bank-1").generate();
        JWEObject sealed = JWEObject.parse(seal(folder, key.toPublicJWK()));
        assertThat(sealed.getHeader().getAlgorithm().getName()).isEqualTo("ECDH-ES+A256KW");
        assertThat(sealed.getHeader().getKeyID()).isEqualTo("bank-1");
        sealed.decrypt(new ECDHDecrypter(key));
        assertThat(sealed.getPayload().toString()).isEqualTo("Ada");
    }

    @Test
    void theHolderOfAnRsaKeyOpensIt(@TempDir Path folder) throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).generate();
        JWEObject sealed = JWEObject.parse(seal(folder, key.toPublicJWK()));
        assertThat(sealed.getHeader().getAlgorithm().getName()).isEqualTo("RSA-OAEP-256");
        sealed.decrypt(new RSADecrypter(key));
        assertThat(sealed.getPayload().toString()).isEqualTo("Ada");
    }

    @Test
    void aPrivateKeyIsRefused(@TempDir Path folder) throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        assertThatThrownBy(() -> seal(folder, key)).hasMessageContaining("must stay with the bank");
    }

    @Test
    void aMissingOrUnreadableKeyIsNamedByItsProperty(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> BankSeal.of(folder.resolve("none"))).hasMessageContaining("gangway.bank.key");
        Path file = Files.writeString(folder.resolve("bank"), "not a key");
        assertThatThrownBy(() -> BankSeal.of(file)).hasMessageContaining("gangway.bank.key");
    }

    private static String seal(Path folder, JWK key) throws IOException {
        Path file = Files.writeString(folder.resolve("bank.jwk.json"), key.toJSONString());
        return BankSeal.of(file).seal("Ada".getBytes(UTF_8));
    }
}
