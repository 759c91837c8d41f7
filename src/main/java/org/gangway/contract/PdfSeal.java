// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.KeyStoreSignatureTokenConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;

/**
 * The bank's electronic seal on a PDF: PAdES baseline B (ETSI EN 319 142-1) over the whole file. Level T would need a
 * time-stamp authority, which {@code local} has not. With an RSA key the same input gives the same bytes.
 */
final class PdfSeal {

    private static final String REASON = "Agreement accepted by the customer with a one-time code";

    private final SealKey key;

    PdfSeal(SealKey key) {
        this.key = key;
    }

    /** @param at the signing time that the signature claims */
    byte[] seal(byte[] pdf, String signer, Instant at) {
        KeyStoreSignatureTokenConnection token = key.token();
        DSSPrivateKeyEntry entry = token.getKeys().getFirst();
        PAdESSignatureParameters parameters = parameters(entry, signer, at);
        PAdESService service = new PAdESService(new CommonCertificateVerifier());
        DSSDocument document = new InMemoryDocument(pdf);
        SignatureValue signature =
                token.sign(service.getDataToSign(document, parameters), parameters.getDigestAlgorithm(), entry);
        return bytes(service.signDocument(document, parameters, signature));
    }

    private static PAdESSignatureParameters parameters(DSSPrivateKeyEntry entry, String signer, Instant at) {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(entry.getCertificate());
        parameters.setCertificateChain(entry.getCertificateChain());
        parameters.bLevel().setSigningDate(Date.from(at));
        parameters.setSigningTimeZone(TimeZone.getTimeZone("UTC"));
        parameters.setSignerName(signer);
        parameters.setReason(REASON);
        return parameters;
    }

    private static byte[] bytes(DSSDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            document.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
