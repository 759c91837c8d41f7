// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.file.Path;
import org.gangway.evidence.CertificateSigner;
import org.gangway.evidence.DrillReport;
import org.gangway.evidence.ReportFolder;
import org.gangway.sealing.Keystore;

/** A report where the auditors of an installation find it, signed with the key that signs its certificates. */
final class SignedReport {
    private SignedReport() {}

    /** @param data of the installation @return the file */
    static Path put(Path data, DrillReport report) {
        Keystore keystore = Keystore.open(data.resolve("keys"));
        CertificateSigner signer = new CertificateSigner(() -> keystore.signingKey("certificates"));
        return new ReportFolder(data).keep(report.ended(), signer.signReport(report));
    }
}
