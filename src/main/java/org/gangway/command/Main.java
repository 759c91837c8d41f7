// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gangway.biometrics.AnalysePhotoCommand;
import org.gangway.biometrics.CalibrateFacesCommand;
import org.gangway.biometrics.CompareFacesCommand;
import org.gangway.rescreening.CustomersCommand;
import org.gangway.screening.CalibrateScreeningCommand;
import org.gangway.screening.ListsCommand;
import org.gangway.screening.ScreenCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ClassUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where {@code ./gangway} begins. Exit status: 0 done, 1 failed, 2 wrongly used. */
@Command(
        name = "gangway",
        description = "Takes a person from the first chat message to an open bank account.",
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
public final class Main implements Runnable {

    /** Every command that is everywhere: a new one is one more line. */
    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            BrokerCommand.class,
            TopicsCommand.class,
            ArchiveCommand.class,
            PublishCommand.class,
            TestRouteCommand.class,
            VerifyCommand.class,
            ReplayCommand.class,
            CompareFacesCommand.class,
            AnalysePhotoCommand.class,
            CalibrateFacesCommand.class,
            ScreenCommand.class,
            ListsCommand.class,
            CalibrateScreeningCommand.class,
            CustomersCommand.class);

    /** Those that come with the sandbox, and are not in production. */
    private static final List<String> BESIDE_THE_SANDBOX = List.of(
            "org.gangway.demo.DemoCommand",
            "org.gangway.demo.TrainCommand",
            "org.gangway.bench.BenchCommand",
            "org.gangway.drill.DrillCommand");

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Show where an error comes from.")
    private boolean stacktrace;

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Say how to use it.")
    private boolean help;

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(names = "--version", versionHelp = true, description = "Say which version this is.")
    private boolean version;

    private final CommandLine line = new CommandLine(this);

    private Main() {
        COMMANDS.forEach(line::addSubcommand);
        BESIDE_THE_SANDBOX.stream().filter(Main::isThere).map(Main::command).forEach(line::addSubcommand);
        // These two reach only the commands that are there already.
        line.setExecutionExceptionHandler(this::failed).setCaseInsensitiveEnumValuesAllowed(true);
        Objects.requireNonNull(line.getSubcommands().get(RunCommand.NAME)).setUnmatchedOptionsArePositionalParams(true);
    }

    private static boolean isThere(String command) {
        return ClassUtils.isPresent(command, Main.class.getClassLoader());
    }

    private static Class<?> command(String name) {
        return ClassUtils.resolveClassName(name, Main.class.getClassLoader());
    }

    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] args) {
        int status = execute(args);
        if (status != 0 || !RunCommand.isServing()) {
            System.exit(status);
        }
    }

    /** Does one command in this JVM. */
    static int execute(String... args) {
        return new Main().line.execute(args);
    }

    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return new Main().line.setOut(out).setErr(err).execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(line, "say what to do");
    }

    private int failed(Exception e, CommandLine command, CommandLine.ParseResult ignored) {
        command.getErr().println("gangway: " + PlainReport.line(e));
        if (stacktrace) {
            e.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** Commands speak for themselves: libraries may only warn, and Kafka's warnings are for brokers' operators. */
    static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
            context.getLogger("org.apache.kafka").setLevel(Level.ERROR);
            context.getLogger("kafka").setLevel(Level.ERROR);
            context.getLogger("state.change.logger").setLevel(Level.ERROR);
            // Of a disk that cannot be written the embedded broker says one line, and these many. The last one needs
            // forty
            // to say that it registers again.
            List.of(
                            "org.apache.kafka.storage.internals.log",
                            "org.apache.kafka.coordinator.common.runtime",
                            "org.apache.kafka.clients.NetworkClient",
                            "kafka.log",
                            "kafka.server.ReplicaManager",
                            "kafka.server.ControllerApis")
                    .forEach(name -> context.getLogger(name).setLevel(Level.OFF));
        }
    }

    /** The version of the jar that this is in. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                    .orElse("(not packaged)");
            return new String[] {"gangway " + version + ", Java " + Runtime.version()};
        }
    }
}
