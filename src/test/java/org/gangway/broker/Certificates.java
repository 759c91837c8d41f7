// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that lives as long as a test, and the certificates it gives out, as PEM files. */
final class Certificates {

    private static final X500Name AUTHORITY = new X500Name("CN=authority of a test");

    private static final GeneralName[] HOSTS = {
        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
        new GeneralName(GeneralName.dNSName, KafkaCluster.host(1)),
        new GeneralName(GeneralName.dNSName, KafkaCluster.host(2)),
        new GeneralName(GeneralName.dNSName, KafkaCluster.host(3))
    };

    private final Path folder;
    private final KeyPair authority = pair();
    private final AtomicLong serial = new AtomicLong(1);

    Certificates(Path folder) {
        this.folder = folder;
        write("ca.pem", pem("CERTIFICATE", encoded(certificate(AUTHORITY, authority, true))));
    }

    Path authority() {
        return folder.resolve("ca.pem");
    }

    /** Key and certificate of somebody who is at 127.0.0.1, or one of the brokers of a cluster. */
    Path of(String commonName) {
        KeyPair own = pair();
        X509Certificate certificate = certificate(new X500Name("CN=" + commonName), own, false);
        PrivateKey key = own.getPrivate();
        return write(
                commonName + ".pem", pem("PRIVATE KEY", key.getEncoded()) + pem("CERTIFICATE", encoded(certificate)));
    }

    private X509Certificate certificate(X500Name subject, KeyPair own, boolean authorises) {
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    AUTHORITY,
                    BigInteger.valueOf(serial.getAndIncrement()),
                    Date.from(now.minusSeconds(60)),
                    Date.from(now.plusSeconds(86_400)),
                    subject,
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authorises));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(HOSTS));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + what + "-----\n";
    }

    private Path write(String name, String content) {
        Path file = folder.resolve(name);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }
}
