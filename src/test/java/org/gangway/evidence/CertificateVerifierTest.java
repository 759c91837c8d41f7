// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gangway.evidence.CertificateVerifier.Refused;
import org.gangway.evidence.CertificateVerifier.Verified;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateVerifierTest {

    private static final ECKey KEY = Certificates.key();
    private static final JWKSet TRUSTED = new CertificateSigner(() -> KEY).publicKeys();
    private static final String SIGNED = new CertificateSigner(() -> KEY).sign(Certificates.approved());

    @Test
    void aSignedCertificateComesBackWhole() throws Exception {
        assertThat(CertificateVerifier.verify(SIGNED, TRUSTED))
                .isEqualTo(new Verified(
                        Certificates.approved(), KEY.computeThumbprint().toString()));
    }

    @Test
    void thePublishedKeysHoldNothingPrivate() {
        assertThat(TRUSTED.containsNonPublicKeys()).isFalse();
    }

    @Test
    void theHeaderNamesKeyAndThumbprint() throws Exception {
        JWSHeader header = JWSObject.parse(SIGNED).getHeader();

        assertThat(header.getKeyID()).isEqualTo(KEY.getKeyID());
        assertThat(header.getCustomParam("jkt"))
                .isEqualTo(KEY.computeThumbprint().toString());
    }

    /** The lowest bit mostly leaves base64 text base64 text; the moving one reaches every bit of the alphabet. */
    @Test
    void aFlippedBitInAnyByteIsFound() {
        byte[] file = (SIGNED + "\n").getBytes(ISO_8859_1);
        for (int at = 0; at < file.length; at++) {
            for (int bit : List.of(0, 1 + at % 7)) {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) (1 << bit);

                assertThat(verify(flipped)).as("byte %d, bit %d", at, bit).isInstanceOf(Refused.class);
            }
        }
    }

    @Property(tries = 1000)
    void everyReplacedByteIsFound(@ForAll @IntRange(max = 100_000) int where, @ForAll byte other) {
        byte[] file = SIGNED.getBytes(ISO_8859_1);
        int at = where % file.length;
        boolean same = file[at] == other;
        file[at] = other;

        assertThat(verify(file) instanceof Verified).isEqualTo(same);
    }

    @Property(tries = 500)
    void everyTruncationIsFound(@ForAll @IntRange(max = 100_000) int where) {
        String shortened = SIGNED.substring(0, where % SIGNED.length());

        assertThat(CertificateVerifier.verify(shortened, TRUSTED)).isInstanceOf(Refused.class);
    }

    @Test
    void bitsThatADecoderIgnoresAreFoundToo() {
        // 64 bytes of signature are 85 characters and 2 bits: the last 4 bits of the text mean nothing
        char last = SIGNED.charAt(SIGNED.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String sameSignature = SIGNED.substring(0, SIGNED.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);

        assertThat(Base64.getUrlDecoder().decode(part(sameSignature, 2)))
                .isEqualTo(Base64.getUrlDecoder().decode(part(SIGNED, 2)));
        assertThat(reason(sameSignature)).contains("altered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void oneLineBreakAtTheEndIsAllowed(String end) {
        assertThat(CertificateVerifier.verify(SIGNED + end, TRUSTED)).isInstanceOf(Verified.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", " ", "\r", ".", "=", "\u2028", "A"})
    void anythingElseAtTheEndIsNot(String end) {
        assertThat(CertificateVerifier.verify(SIGNED + end, TRUSTED)).isInstanceOf(Refused.class);
    }

    @Test
    void aStrangersKeyIsNotTrusted() {
        ECKey stranger = Certificates.key();
        String forged = new CertificateSigner(() -> stranger).sign(Certificates.approved());

        assertThat(reason(forged)).contains("none of the trusted keys");
    }

    @Test
    void aKeyHiddenUnderATrustedIdIsNotTrusted() throws Exception {
        ECKey stranger =
                new ECKey.Builder(Certificates.key()).keyID(KEY.getKeyID()).build();
        String forged = new CertificateSigner(() -> stranger).sign(Certificates.approved());

        assertThat(reason(forged)).contains("none of the trusted keys");
        assertThat(reason(signed(header().jwk(stranger.toPublicJWK()), "{}", stranger)))
                .contains("does not fit");
    }

    @Test
    void anOlderKeyOfTheSetStillVerifies() {
        JWKSet rotated = new JWKSet(List.of(Certificates.key().toPublicJWK(), KEY.toPublicJWK()));

        assertThat(CertificateVerifier.verify(SIGNED, rotated)).isInstanceOf(Verified.class);
    }

    @Test
    void noAlgorithmButEs256IsTaken() throws Exception {
        String unsigned = Base64URL.encode("{\"alg\":\"none\",\"typ\":\"deletion-certificate+jws\"}") + "."
                + part(SIGNED, 1) + "." + part(SIGNED, 2);
        JWSObject mac = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(CertificateSigner.TYPE)
                        .customParam("jkt", KEY.computeThumbprint().toString())
                        .build(),
                new Payload("{}"));
        mac.sign(new MACSigner(KEY.toPublicJWK().toJSONString().getBytes(UTF_8)));

        assertThat(CertificateVerifier.verify(unsigned, TRUSTED)).isInstanceOf(Refused.class);
        assertThat(reason(mac.serialize())).contains("ES256");
    }

    @Test
    void anotherDocumentSignedWithTheSameKeyIsNoCertificate() throws Exception {
        assertThat(reason(signed(header().type(JOSEObjectType.JWT), "{}", KEY))).contains("header");
        assertThat(reason(signed(header(), "{}", KEY))).contains("no deletion certificate");
    }

    @Test
    void aSignedContradictionIsNoCertificate() throws Exception {
        String json = new String(Json.write(Certificates.approved()), UTF_8);

        assertThat(reason(signed(header(), json.replace("\"objectsLeft\":0", "\"objectsLeft\":1"), KEY)))
                .contains("no deletion certificate");
        assertThat(CertificateVerifier.verify(signed(header(), json, KEY), TRUSTED))
                .isInstanceOf(Verified.class);
    }

    @Test
    void aPdfIsSentToAPdfTool() {
        assertThat(reason("%PDF-1.7\n")).contains("pdfsig");
    }

    private static JWSHeader.Builder header() throws Exception {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(CertificateSigner.TYPE)
                .keyID(KEY.getKeyID())
                .customParam("jkt", KEY.computeThumbprint().toString());
    }

    private static String signed(JWSHeader.Builder header, String payload, ECKey key) throws Exception {
        JWSObject jws = new JWSObject(header.build(), new Payload(payload));
        jws.sign(new ECDSASigner(key));
        return jws.serialize();
    }

    private static CertificateVerifier.Result verify(byte[] file) {
        return CertificateVerifier.verify(new String(file, ISO_8859_1), TRUSTED);
    }

    private static String reason(String jws) {
        return CertificateVerifier.verify(jws, TRUSTED) instanceof Refused refused ? refused.reason() : "verified";
    }

    private static String part(String jws, int index) {
        return jws.split("\\.")[index];
    }
}
