// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchBeanException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;

/**
 * Keeps Spring from printing stack traces and reports of its own when a start fails: the command line says in one line what
 * is wrong and what to do. Who wants to know where it comes from adds {@code --stacktrace}.
 */
@Order(Integer.MIN_VALUE)
public final class PlainReport implements SpringBootExceptionReporter {
    private static final String OURS = "org.gangway.";
    private static final String NO_SPACE = "No space left on device";

    /** What only carries a failure to where it is told. */
    private static final Set<String> CARRIERS = Set.of(
            "org.springframework.beans.",
            "org.springframework.boot.context.properties.ConfigurationPropertiesBindException",
            "org.springframework.context.",
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.ExecutionException",
            "java.lang.reflect.",
            "org.apache.camel.RuntimeCamelException",
            "org.apache.camel.FailedToStartRouteException");

    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }

    /** What to tell the user: our own words if there are any, else those of the failure. */
    public static String line(Throwable failure) {
        return fullDisk(failure)
                .or(() -> first(failure, cause -> ofOurs(cause.getClass().getName())))
                .or(() -> words(failure))
                .or(() -> first(failure, PlainReport::said))
                .orElseGet(() -> foreign(failure));
    }

    /** Whoever met it first took it for something else, as a folder that cannot be written. */
    private static Optional<String> fullDisk(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).endsWith(NO_SPACE)) {
                String file = cause instanceof FileSystemException named ? " for " + named.getFile() : "";
                return Optional.of("a disk is full, there is no room" + file
                        + "; make room, or give another folder (gangway.data)");
            }
        }
        return Optional.empty();
    }

    /** For failures that libraries report, and a user can mend. Values are not quoted: they may be passwords. */
    private static Optional<String> words(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return Optional.of("port " + taken.getPort()
                        + " is taken; stop what listens there, or give another one (server.port)");
            }
            if (cause instanceof BindException bind) {
                return Optional.of("the property " + bind.getName()
                        + " has a value that cannot be used; docs/operations.md says what it may be");
            }
            if (cause instanceof FailedToCreateRouteException route
                    && route.getCause() instanceof NoSuchBeanException bean) {
                return Optional.of(
                        "the route " + route.getRouteId() + " calls " + bean.getName()
                                + ", which this installation does not have; turn on what makes it, or leave the step out of gangway.steps");
            }
            if (cause instanceof NoSuchFileException missing) {
                return Optional.of("there is no " + missing.getFile());
            }
            if (cause instanceof FileNotFoundException missing) {
                return Optional.ofNullable(missing.getMessage());
            }
            if (cause instanceof AccessDeniedException closed) {
                return Optional.of("not allowed to read or write " + closed.getFile());
            }
        }
        return Optional.empty();
    }

    private static String foreign(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && carries(cause)) {
            cause = cause.getCause();
        }
        String message =
                cause.getMessage() == null ? "" : ": " + cause.getMessage().replaceAll("\\s*\\R\\s*", "; ");
        return cause.getClass().getSimpleName() + message + " (--stacktrace says where)";
    }

    private static boolean carries(Throwable failure) {
        String name = failure.getClass().getName();
        return CARRIERS.stream().anyMatch(name::startsWith);
    }

    private static Optional<String> first(@Nullable Throwable failure, Predicate<Throwable> told) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && told.test(cause)) {
                return Optional.of(cause.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Whether our code gave one of Java's own exceptions words, rather than carry those of another. */
    private static boolean said(Throwable failure) {
        StackTraceElement[] from = failure.getStackTrace();
        boolean carried = failure.getCause() != null
                && Objects.equals(failure.getMessage(), failure.getCause().toString());
        return !carried && from.length > 0 && ofOurs(from[0].getClassName());
    }

    private static boolean ofOurs(String name) {
        return name.startsWith(OURS);
    }
}
