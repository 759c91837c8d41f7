// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gangway.evidence.CertificateVerifier;
import org.gangway.evidence.CertificateVerifier.Refused;
import org.gangway.evidence.CertificateVerifier.Verified;
import org.gangway.evidence.CertificateVerifier.VerifiedReport;
import org.gangway.evidence.DeletionCertificate;
import org.gangway.evidence.VendorPurge;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks deletion certificates and reports of drills offline. Exit status: 0 all valid, 1 one is not, 2 a file could not be read. */
@Command(
        name = "verify",
        description = "Checks deletion certificates and privacy reports offline, with the bank's public keys.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:every file is valid", "1:a file is not valid", "2:a file cannot be read"})
public final class VerifyCommand implements Callable<Integer> {

    /** A certificate has some kilobytes; nothing larger is read. */
    private static final long LARGEST = 1 << 20;

    /** How the check of a file ended, in the order of exit statuses. */
    private enum Verdict {
        VALID,
        INVALID,
        UNREADABLE
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "The certificates or reports, as they were downloaded (.jws).")
    private List<Path> files = List.of();

    @Option(
            names = "--key",
            paramLabel = "JWKS",
            description = "The trusted public keys, a JSON Web Key Set. Default: ${DEFAULT-VALUE}",
            defaultValue = "${sys:gangway.data:-data}/keys/public/certificates.jwks.json")
    private Path keys = Path.of("");

    @Override
    public Integer call() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        JWKSet trusted = trusted();
        if (trusted == null) {
            return Verdict.UNREADABLE.ordinal();
        }
        for (Path file : files) {
            counts.merge(check(file, trusted), 1, Integer::sum);
        }
        out().printf(
                        "%d valid, %d not valid, %d not readable%n",
                        counts.getOrDefault(Verdict.VALID, 0),
                        counts.getOrDefault(Verdict.INVALID, 0),
                        counts.getOrDefault(Verdict.UNREADABLE, 0));
        return counts.keySet().stream().mapToInt(Verdict::ordinal).max().orElse(0);
    }

    private @Nullable JWKSet trusted() {
        try {
            return JWKSet.load(keys.toFile());
        } catch (IOException e) {
            err().printf("The public keys cannot be read from %s: name their file with --key.%n", keys);
        } catch (ParseException e) {
            err().printf("%s is no JSON Web Key Set: name the file of the bank's public keys with --key.%n", keys);
        }
        return null;
    }

    private Verdict check(Path file, JWKSet trusted) {
        try {
            if (Files.size(file) > LARGEST) {
                out().printf("%s: not readable: larger than any certificate%n", file);
                return Verdict.UNREADABLE;
            }
            return check(file, Files.readString(file, ISO_8859_1), trusted);
        } catch (IOException e) {
            out().printf("%s: not readable: is it there, and may you read it?%n", file);
            return Verdict.UNREADABLE;
        }
    }

    private Verdict check(Path file, String text, JWKSet trusted) {
        return switch (CertificateVerifier.verify(text, trusted)) {
            case Verified verified -> {
                out().printf("%s: valid%n", file);
                describe(verified);
                yield Verdict.VALID;
            }
            case VerifiedReport report -> {
                out().printf("%s: valid%n", file);
                ReportText.of(report).forEach(this::line);
                yield Verdict.VALID;
            }
            case Refused refused -> {
                out().printf("%s: NOT valid: %s%n", file, refused.reason());
                yield Verdict.INVALID;
            }
        };
    }

    private void describe(Verified verified) {
        DeletionCertificate it = verified.certificate();
        line("case", it.caseId() + ", " + it.outcome());
        line("scenario", it.scenario().name() + " version " + it.scenario().version());
        line("opened, closed", it.openedAt() + ", " + it.closedAt());
        line("key destroyed (T1)", it.keyDestroyedAt().toString());
        line("nothing opens from (T2)", it.nothingOpensFrom().toString());
        line(
                "deleted",
                it.deleted().fields().size() + " fields, " + it.deleted().objects() + " objects; left: "
                        + it.proofs().objectsLeft());
        DeletionCertificate.Tombstone absent = it.proofs().caseKeyAbsent();
        line("key absent after", absent.topic() + " " + absent.partition() + ":" + absent.offset());
        it.proofs().purges().forEach(this::describe);
        line("signed with key", verified.thumbprint());
    }

    private void describe(VendorPurge purge) {
        String answered = purge.answeredAt() == null ? "" : " at " + purge.answeredAt();
        String reason = purge.reason() == null ? "" : " (" + purge.reason() + ")";
        line(
                "vendor " + purge.vendor(),
                purge.status().toString().toLowerCase(Locale.ROOT).replace('_', ' ') + reason + answered);
    }

    private void line(String name, String value) {
        out().printf("  %-24s %s%n", name, value);
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec, "picocli sets the spec")
                .commandLine()
                .getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec, "picocli sets the spec")
                .commandLine()
                .getErr();
    }
}
