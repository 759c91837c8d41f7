// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;

/** Checks a seal without the library that made it: Bouncy Castle's CMS on the covered parts. */
public final class SealCheck {
    private SealCheck() {}

    /** Whether the file is sealed from its first byte to its last, and unchanged. */
    public static boolean verifies(byte[] pdf) throws Exception {
        int[] range = byteRange(pdf);
        return range[0] == 0 && range[2] + range[3] == pdf.length && verifies(pdf, range, contents(pdf));
    }

    /** What stands between the two covered parts is the signature. */
    static boolean verifies(byte[] pdf, int[] range, byte[] contents) throws Exception {
        byte[] covered = new byte[range[1] + range[3]];
        System.arraycopy(pdf, 0, covered, 0, range[1]);
        System.arraycopy(pdf, range[2], covered, range[1], range[3]);
        CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(covered), contents);
        SignerInformation signer = cms.getSignerInfos().iterator().next();
        X509CertificateHolder certificate = (X509CertificateHolder)
                cms.getCertificates().getMatches(null).iterator().next();
        try {
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (CMSSignerDigestMismatchException e) {
            return false;
        }
    }

    static int[] byteRange(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getLastSignatureDictionary().getByteRange();
        }
    }

    static byte[] contents(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getLastSignatureDictionary().getContents();
        }
    }
}
