// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.gangway.biometrics.DemoPhotos;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.scenarios.Catalogue;
import org.gangway.sealing.CaseKey;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The commands that a step's route gets in its tests, opened already.
 *
 * @param tests the file of the tests; documents lie beside it
 */
record RouteTestCommand(String step, Path tests, RouteTestBeans beans) {
    private static final String CASE = "00000000000000000000000000000000-0";

    /** Nothing is sealed in a route's test. */
    private record NothingSealed() implements CaseKey {
        @Override
        public Value.Sealed seal(String caseId, String field, String clear) {
            throw new IllegalStateException("a route's test seals nothing");
        }

        @Override
        public String open(String caseId, String field, Value.Sealed sealed) {
            throw new IllegalStateException("a route's test opens nothing");
        }

        @Override
        public String nonce(String caseId, String question) {
            throw new IllegalStateException("a route's test asks nobody before a camera");
        }
    }

    StepInput of(RouteTestFile.Case test) {
        int round = Math.max(1, test.round());
        return new StepInput(
                CASE + "." + step + "." + round,
                CASE,
                step,
                round,
                1,
                Instant.EPOCH,
                test.language() == null ? "en" : test.language(),
                Optional.ofNullable(test.outcome()),
                orEmpty(test.fields()),
                orEmpty(test.answers()),
                orEmpty(test.facts()),
                orEmpty(test.profiles()),
                orEmpty(test.limits()),
                rules(),
                this::document);
    }

    /** As {@code kamelet:step-source} leaves an exchange. */
    static void attach(StepInput input, Exchange exchange, Duration callLimit) {
        CommandRecord command = new CommandRecord(
                input.caseId(),
                input.commandId(),
                input.step(),
                input.round(),
                input.issuedAt(),
                input.language(),
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                null);
        new Work(command, 1, new NothingSealed(), System.nanoTime() + callLimit.toNanos()).attach(exchange);
        exchange.getMessage().setHeader(OpenCommand.CASE_ID, input.caseId());
        exchange.getMessage().setHeader(OpenCommand.COMMAND_ID, input.commandId());
        exchange.getMessage().setHeader(Headers.DELIVERY, 1);
        exchange.getMessage().setBody(input);
    }

    /** The rule table that the scenarios beside the routes hold for this step, as if a case had pinned it. */
    private Optional<StepInput.RuleTable> rules() {
        Path scenarios = tests.toAbsolutePath().resolveSibling("../scenarios").normalize();
        Path table = scenarios.resolve("rules").resolve(step + ".rules.yaml");
        Catalogue catalogue = beans.repository().lookupByNameAndType("catalogue", Catalogue.class);
        return catalogue == null || !Files.exists(table)
                ? Optional.empty()
                : Optional.of(catalogue.preview(RouteTestFile.text(table), table.toString()));
    }

    private byte[] document(String claim) {
        if (claim.startsWith("demo:")) {
            return demoPhoto(claim);
        }
        try {
            return Files.readAllBytes(tests.resolveSibling(claim.replaceFirst("^file:", "")));
        } catch (IOException e) {
            throw new IllegalStateException("the document " + claim + " is not beside the test", e);
        }
    }

    /** The photographs of the demo: cut from a file of the face models, so that none needs to lie beside a test. */
    private byte[] demoPhoto(String claim) {
        String models = beans.properties().getProperty("gangway.models.dir");
        DemoPhotos photos = DemoPhotos.load(Path.of(models == null ? "models/weights" : models));
        return switch (claim) {
            case "demo:id-portrait" -> photos.idPortrait();
            case "demo:selfie" -> photos.selfie();
            case "demo:stranger" -> photos.stranger();
            case "demo:scene" -> photos.scene();
            default ->
                throw new IllegalStateException("there is no " + claim
                        + "; use demo:id-portrait, demo:selfie, demo:stranger, demo:scene or file:NAME");
        };
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
