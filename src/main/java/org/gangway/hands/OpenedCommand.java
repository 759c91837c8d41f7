// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.ObjectStore;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Unreadable;

/** A command with what it carries in the clear. */
final class OpenedCommand {
    private OpenedCommand() {}

    /** @throws org.gangway.sealing.SealBroken or {@link Unreadable} for what can never be opened */
    static StepInput of(CommandRecord command, int delivery, CaseKey key, ObjectStore objects) {
        UnaryOperator<String> own = name -> FieldNames.of(command.step(), name);
        return new StepInput(
                command.commandId(),
                command.caseId(),
                command.step(),
                command.round(),
                delivery,
                command.issuedAt(),
                command.language(),
                Optional.ofNullable(command.outcome()),
                open(command, key, command.fields(), UnaryOperator.identity()),
                open(command, key, command.answers(), own),
                open(command, key, command.facts(), own),
                Objects.requireNonNullElse(command.profiles(), Map.of()),
                Objects.requireNonNullElse(command.limits(), Map.of()),
                Optional.ofNullable(command.rules()),
                new Documents(command.caseId(), key, objects));
    }

    private record Documents(String caseId, CaseKey key, ObjectStore objects) implements StepInput.Documents {
        @Override
        public byte[] read(String claim) {
            return objects.read(claim);
        }

        @Override
        public String nonce(String question) {
            return key.nonce(caseId, question);
        }
    }

    @SuppressWarnings("NullAway") // what a parser left out is null, whatever the record declares
    private static Map<String, String> open(
            CommandRecord command, CaseKey key, Map<String, Value> values, UnaryOperator<String> sealedAs) {
        if (values == null || values.isEmpty()) {
            return Map.of();
        }
        Map<String, String> opened = HashMap.newHashMap(values.size());
        values.forEach((name, value) -> opened.put(name, text(command, key, sealedAs.apply(name), value)));
        return opened;
    }

    private static String text(CommandRecord command, CaseKey key, String field, Value value) {
        return switch (value) {
            case Value.Sealed sealed -> key.open(command.caseId(), field, sealed);
            case Value.Open open -> open.text();
            case Value.Plain ignored -> throw new Unreadable("InTheClear");
            case Value.Document ignored -> throw new Unreadable("InTheClear");
        };
    }
}
