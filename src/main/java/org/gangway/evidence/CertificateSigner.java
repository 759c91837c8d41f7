// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.Map;
import java.util.function.Supplier;
import org.gangway.sealing.NativeCryptography;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;

/** Signs deletion certificates and reports of drills: compact JWS (RFC 7515) with ES256. */
public final class CertificateSigner {

    static final JOSEObjectType TYPE = new JOSEObjectType("deletion-certificate+jws");

    static final JOSEObjectType REPORT = new JOSEObjectType("privacy-report+jws");

    /** Header: the key's SHA-256 thumbprint (RFC 7638), so that a key cannot be swapped under the same id. */
    static final String THUMBPRINT = "jkt";

    private final Supplier<ECKey> key;
    private volatile @Nullable Signing latest;

    /** What does not change from one signature of a key to the next. */
    private record Signing(ECKey key, Map<JOSEObjectType, JWSHeader> headers, ECDSASigner signer) {}

    /** @param key the private key on P-256; fetched at each signature */
    public CertificateSigner(Supplier<ECKey> key) {
        this.key = key;
    }

    /** The certificate as its file holds it. Signing twice gives two different, equally valid texts. */
    public String sign(DeletionCertificate certificate) {
        return signed(TYPE, certificate);
    }

    /** The same for what a privacy drill found. */
    public String signReport(DrillReport report) {
        return signed(REPORT, report);
    }

    private String signed(JOSEObjectType type, Object statement) {
        try {
            Signing signing = signing(key.get());
            JWSObject jws = new JWSObject(signing.headers.get(type), new Payload(Json.write(statement)));
            jws.sign(signing.signer);
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the certificate key cannot sign: it has to be a private key on P-256", e);
        }
    }

    /** What certificates are verified with; to be published. */
    public JWKSet publicKeys() {
        return new JWKSet(named(key.get()).toPublicJWK());
    }

    private Signing signing(ECKey current) throws JOSEException {
        Signing known = latest;
        if (known != null && known.key.equals(current)) {
            return known;
        }
        ECDSASigner signer = new ECDSASigner(current);
        NativeCryptography.provider().ifPresent(signer.getJCAContext()::setProvider);
        Signing made =
                new Signing(current, Map.of(TYPE, header(TYPE, current), REPORT, header(REPORT, current)), signer);
        latest = made;
        return made;
    }

    private static JWSHeader header(JOSEObjectType type, ECKey signing) throws JOSEException {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(type)
                .keyID(named(signing).getKeyID())
                .customParam(THUMBPRINT, signing.computeThumbprint().toString())
                .build();
    }

    /** A key without an id goes by its thumbprint. */
    private static ECKey named(ECKey key) {
        try {
            return key.getKeyID() == null
                    ? new ECKey.Builder(key).keyIDFromThumbprint().build()
                    : key;
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
