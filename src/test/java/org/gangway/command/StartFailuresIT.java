// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.gangway.broker.EmbeddedBroker;
import org.gangway.broker.FreePort;
import org.gangway.broker.TestBroker;
import org.gangway.sealing.Keystore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** {@code ./gangway run} that cannot start says what is wrong and what to do, without a stack trace, and fails. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class StartFailuresIT {
    private static final Pattern TRACE =
            Pattern.compile("(?m)^\\s+at [a-z]|^Caused by:|Exception encountered|Error creating bean");

    private static final Pattern WORKING = Pattern.compile(
            "StreamThread|key-keeper|lag-watch|follow-|scenario-folder|envelope-poll|sanctions-lists-watch");

    @SuppressWarnings("NullAway.Init")
    private static TestBroker kafka;

    private final Path home;
    private final CapturedOutput output;
    private final Map<String, String> properties = new TreeMap<>();

    /** @param home not cleared: what loads lists may still write there when the start has failed */
    StartFailuresIT(@TempDir(cleanup = CleanupMode.NEVER) Path home, CapturedOutput output) {
        this.home = home;
        this.output = output;
        properties.putAll(Map.of(
                "gangway.data", home.resolve("data").toString(),
                "gangway.routes", home.resolve("routes").toString(),
                "gangway.routes-reload", "false",
                "gangway.scenarios.folder", home.resolve("scenarios").toString(),
                "gangway.broker.port", "0",
                "gangway.sandbox.port", "0",
                "gangway.sandbox.smtp-port", "0",
                "gangway.faces.enabled", "false",
                "gangway.steps", "rate-risk",
                "server.port", "0"));
        properties.putAll(kafka.settings());
    }

    @BeforeAll
    static void brokers(@TempDir Path folder) {
        kafka = TestBroker.start(folder);
    }

    @AfterAll
    static void noBrokers() {
        kafka.close();
    }

    @Test
    void thePortOfTheWebServerIsTaken() throws Exception {
        saysOfATakenPort("server.port", "port %d is taken; stop what listens there, or give another one (server.port)");
    }

    @Test
    void thePortOfTheBrokerIsTaken() throws Exception {
        withABrokerOfItsOwn();
        saysOfATakenPort(
                "gangway.broker.port",
                "port %d is taken; stop what listens there, or give another one (gangway.broker.port)");
    }

    @Test
    void thePortOfTheSandboxIsTaken() throws Exception {
        saysOfATakenPort(
                "gangway.sandbox.port", "the sandbox cannot listen on port %d; free it or set gangway.sandbox.port");
    }

    @Test
    void thePortOfTheMailServerOfTheSandboxIsTaken() throws Exception {
        saysOfATakenPort(
                "gangway.sandbox.smtp-port",
                "the sandbox cannot listen on port %d; free it or set gangway.sandbox.smtp-port");
    }

    @Test
    void theBrokerIsAway() {
        properties.put("gangway.kafka.properties.request.timeout.ms", "2000");
        properties.put("gangway.kafka.properties.default.api.timeout.ms", "4000");
        properties.put("gangway.kafka.bootstrap-servers", "127.0.0.1:" + FreePort.next());
        assertThat(said()).startsWith("Kafka does not answer; is it there").contains("gangway.kafka.bootstrap-servers");
    }

    @Test
    void topicsAreMissing() {
        properties.put("gangway.prefix", "missing.");
        properties.put("gangway.topics.at-start", "verify");
        assertThat(said()).contains("topics are not as they must be; mend them with ./gangway topics --apply");
    }

    @Test
    void aTopicHasTheWrongNumberOfPartitions() throws Exception {
        properties.put("gangway.prefix", "wrong.");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("wrong.events", 1, TestBroker.REPLICAS)))
                    .all()
                    .get();
        }
        assertThat(said())
                .contains(
                        "wrong.events: has 1 partitions, must have 12 (cannot be mended in place: see docs/decisions/0004");
    }

    @Test
    void othersMayReadTheKeys() throws Exception {
        Path keys = Files.createDirectories(home.resolve("data/keys"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(said()).contains("others than its owner may read " + keys + ": run chmod -R go-rwx");
    }

    @Test
    void aKeyFileIsDamaged() throws Exception {
        Path keys = home.resolve("data/keys");
        assertThat(Keystore.open(keys).secret("pseudonym")).isNotEmpty();
        Path file = keys.resolve("secrets/pseudonym");
        Files.writeString(file, "no key");
        assertThat(said()).contains("the key file " + file + " is damaged", "put back its copy from a backup");
    }

    @Test
    void theFaceModelsAreMissing() {
        properties.put("gangway.faces.enabled", "true");
        properties.put("gangway.models.dir", home.resolve("models").toString());
        assertThat(said()).contains("the face model " + home.resolve("models"), "cannot be read", "build once");
    }

    @Test
    void photosMayGoToNoRegionYet() {
        properties.put("gangway.faces.enabled", "true");
        properties.put("gangway.faces.engine", "rekognition");
        assertThat(said()).contains("name the region that they may go to in gangway.faces.rekognition.region");
    }

    @Test
    void theFaceEngineIsMisspelt() {
        properties.put("gangway.faces.enabled", "true");
        properties.put("gangway.faces.engine", "rekognitoin");
        assertThat(said()).contains("the property gangway.faces.engine has a value that cannot be used");
    }

    @Test
    void rekognitionCannotLookForAFaceAgain() {
        properties.put("gangway.faces.enabled", "true");
        properties.put("gangway.faces.engine", "rekognition");
        properties.put("gangway.faces.rekognition.region", "eu-central-1");
        properties.put("gangway.faces.duplicates.enabled", "true");
        properties.put("gangway.steps", "find-duplicate");
        assertThat(said())
                .contains("gangway.faces.duplicates.enabled needs gangway.faces.engine=embedded: Amazon Rekognition");
    }

    @Test
    void aStepIsToBeWorkedOnThatIsOff() {
        properties.put("gangway.steps", "rate-risk,find-duplicate");
        assertThat(said())
                .contains(
                        "gangway.steps: the step find-duplicate is off in this installation",
                        "gangway.faces.duplicates.enabled=true");
    }

    @Test
    void aStepCallsWhatIsTurnedOff() {
        properties.put("gangway.faces.enabled", "false");
        properties.put("gangway.steps", "rate-risk,verify-face");
        assertThat(said())
                .isEqualTo("the route verify-face calls faces, which this installation does not have; "
                        + "turn on what makes it, or leave the step out of gangway.steps");
    }

    @Test
    void aSimilarityIsNoPercent() {
        properties.put("gangway.faces.enabled", "true");
        properties.put("gangway.faces.engine", "rekognition");
        properties.put("gangway.faces.rekognition.region", "eu-central-1");
        properties.put("gangway.faces.rekognition.refer", "0.8");
        assertThat(said()).contains("the property gangway.faces.rekognition has a value that cannot be used");
    }

    @Test
    void theFolderOfTheBrokerIsInUse() {
        withABrokerOfItsOwn();
        try (EmbeddedBroker other = EmbeddedBroker.start(home.resolve("data/broker"), 0)) {
            assertThat(other.bootstrapServers()).isNotEmpty();
            assertThat(said()).contains("is in use by another Gangway; stop that one, or give another folder");
        }
    }

    @Test
    void theDiskIsFull() throws Exception {
        withABrokerOfItsOwn();
        try (SmallDisk disk = SmallDisk.mount(home.resolve("data"), "8m")) {
            assertThat(said())
                    .isEqualTo(
                            "the disk of the broker's folder " + disk.folder().resolve("broker")
                                    + " has less than 256 MB free; make room, or give another folder (gangway.data)");
        }
    }

    @Test
    void theDiskIsFullWithoutABrokerOfItsOwn() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(home.resolve("data"), "1m")) {
            disk.fill();
            assertThat(said())
                    .startsWith("a disk is full, there is no room")
                    .endsWith("make room, or give another folder (gangway.data)");
        }
    }

    @Test
    void theFolderOfRoutesCannotBeRead() throws Exception {
        Files.writeString(home.resolve("routes"), "a file, not a folder");
        assertThat(said())
                .contains("the folder of routes " + home.resolve("routes") + " cannot be read (NotDirectoryException)");
    }

    @Test
    void aRouteIsBroken() throws Exception {
        Files.createDirectories(home.resolve("routes"));
        Files.writeString(home.resolve("routes/rate-risk.camel.yaml"), "- route: {id: other}\n");
        assertThat(said()).contains("routes break the contract:", "- rate-risk.camel.yaml: id must be rate-risk");
    }

    @Test
    void aPropertyCannotBeRead() {
        properties.put("gangway.process.commit", "soon");
        assertThat(said()).contains("the property gangway.process.commit has a value that cannot be used");
    }

    @Test
    void theBucketIsMissing() {
        properties.put("gangway.sealing.objects", "s3");
        assertThat(said()).contains("gangway.sealing.objects=s3 needs a bucket: set gangway.sealing.s3.bucket");
    }

    private void withABrokerOfItsOwn() {
        properties.put("gangway.broker.embedded", "true");
    }

    private void saysOfATakenPort(String property, String expected) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            properties.put(property, Integer.toString(taken.getLocalPort()));
            assertThat(said()).isEqualTo(expected.formatted(taken.getLocalPort()));
        }
    }

    /** What a start says that fails, and that it says nothing else at length. */
    private String said() {
        keepsLogging();
        StringWriter err = new StringWriter();
        List<String> command = new ArrayList<>(List.of("run", "--spring.profiles.active=local"));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        int status =
                Main.execute(new PrintWriter(err, true), new PrintWriter(err, true), command.toArray(String[]::new));
        assertThat(status).as("%s", err).isEqualTo(1);
        assertThat(output.getAll()).doesNotContainPattern(TRACE);
        assertThat(err.toString()).startsWith("gangway: ").doesNotContainPattern(TRACE);
        assertThat(Thread.getAllStackTraces().keySet())
                .as("what a start leaves running that failed")
                .extracting(Thread::getName)
                .noneMatch(name -> WORKING.matcher(name).find());
        return err.toString().substring("gangway: ".length()).strip();
    }

    /**
     * Logging stays set up. While a start sets it up again, the library writes for a moment every line there is, of
     * the broker in this process as well, which is not what the start says.
     */
    private static void keepsLogging() {
        LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
        logging.putObject(LoggingSystem.class.getName(), new Object());
    }
}
