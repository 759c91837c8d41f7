// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * Checks a deletion certificate, or a report of a drill, with nothing but public keys. Every bit of the text counts: also those that a base64
 * decoder would pass over.
 */
public final class CertificateVerifier {

    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Pattern LAST_LINE_BREAK = Pattern.compile("\\r?\\n\\z");

    private CertificateVerifier() {}

    /** The result of a check. */
    public sealed interface Result {}

    /** @param thumbprint SHA-256 thumbprint (RFC 7638) of the key that signed */
    public record Verified(DeletionCertificate certificate, String thumbprint) implements Result {}

    /** @param thumbprint as with {@link Verified} */
    public record VerifiedReport(DrillReport report, String thumbprint) implements Result {}

    /** @param reason a sentence that says what is wrong and quotes nothing of the text */
    public record Refused(String reason) implements Result {}

    /**
     * @param jws the text of the file; one line break at its end is allowed
     * @param keys the public keys that are trusted
     */
    public static Result verify(String jws, JWKSet keys) {
        String text = LAST_LINE_BREAK.matcher(jws).replaceFirst("");
        if (!COMPACT.matcher(text).matches()) {
            return new Refused(shape(text));
        }
        if (!canonical(text)) {
            return new Refused("the text has been altered: its base64url coding has bits that belong to nothing");
        }
        try {
            return verify(JWSObject.parse(text), keys);
        } catch (ParseException e) {
            return new Refused("the header cannot be read: the text has been altered or is no deletion certificate");
        } catch (JOSEException e) {
            return new Refused("the signature cannot be checked: the text has been altered");
        }
    }

    private static Result verify(JWSObject jws, JWKSet keys) throws JOSEException {
        JWSHeader header = jws.getHeader();
        if (!JWSAlgorithm.ES256.equals(header.getAlgorithm()) || !known(header.getType())) {
            return new Refused("the header is not that of a deletion certificate: " + CertificateSigner.TYPE
                    + " signed with ES256; nor that of a report: " + CertificateSigner.REPORT);
        }
        Optional<ECKey> key = key(header, keys);
        if (key.isEmpty()) {
            return new Refused("none of the trusted keys made this signature: name the file of the bank's public keys");
        }
        if (!jws.verify(new ECDSAVerifier(key.get()))) {
            return new Refused("the signature does not fit the content: the text has been altered");
        }
        return read(jws, key.get());
    }

    private static boolean known(@Nullable JOSEObjectType type) {
        return CertificateSigner.TYPE.equals(type) || CertificateSigner.REPORT.equals(type);
    }

    private static Optional<ECKey> key(JWSHeader header, JWKSet keys) throws JOSEException {
        for (JWK key : keys.getKeys()) {
            if (key instanceof ECKey ec
                    && ec.computeThumbprint().toString().equals(header.getCustomParam(CertificateSigner.THUMBPRINT))) {
                return Optional.of(ec);
            }
        }
        return Optional.empty();
    }

    private static Result read(JWSObject jws, ECKey key) throws JOSEException {
        boolean report = CertificateSigner.REPORT.equals(jws.getHeader().getType());
        byte[] statement = jws.getPayload().toBytes();
        String thumbprint = key.computeThumbprint().toString();
        try {
            return report
                    ? new VerifiedReport(Json.read(statement, DrillReport.class), thumbprint)
                    : new Verified(Json.read(statement, DeletionCertificate.class), thumbprint);
        } catch (Json.Malformed e) {
            return new Refused("the signature is right, but what is signed is no "
                    + (report ? "report" : "deletion certificate") + " of format "
                    + (report ? DrillReport.FORMAT : DeletionCertificate.FORMAT));
        }
    }

    private static String shape(String text) {
        return text.startsWith("%PDF-")
                ? "this is a PDF, not a deletion certificate: check its signature with a PDF tool, as pdfsig"
                : "this is no compact JWS: a certificate is one line of three base64url parts between dots";
    }

    private static boolean canonical(String text) {
        return Arrays.stream(text.split("\\.")).allMatch(CertificateVerifier::canonicalPart);
    }

    /** Decoders ignore the unused bits of the last character; here they have to be zero (RFC 4648 §3.5). */
    private static boolean canonicalPart(String part) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(part);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(decoded)
                    .equals(part);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
