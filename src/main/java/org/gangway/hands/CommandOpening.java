// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.console.SealedFields;
import org.gangway.outward.CommandOpener;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.ObjectStore;
import org.gangway.wire.CommandRecord;

/** Opens commands that do not come through a step's route: those in a batch, and those that a reviewer looks at. */
record CommandOpening(CaseKeyFinder keys, ObjectStore objects) implements CommandOpener, SealedFields {

    @Override
    public Optional<StepInput> open(String conversationId, int delivery, CommandRecord command) {
        return keys.find(command.caseId()).map(key -> OpenedCommand.of(command, delivery, key, objects));
    }

    /** A review's fields carry the names they were sealed with. */
    @Override
    public Map<String, String> open(CommandRecord command) {
        CaseKey key = keys.find(command.caseId()).orElseThrow(() -> new KeyGone("the case"));
        Map<String, String> fields = new HashMap<>();
        command.fields()
                .forEach((name, value) -> text(command, key, name, value).ifPresent(t -> fields.put(name, t)));
        command.facts().forEach((name, value) -> text(command, key, name, value).ifPresent(t -> fields.put(name, t)));
        return fields;
    }

    private static Optional<String> text(CommandRecord command, CaseKey key, String name, Value value) {
        return switch (value) {
            case Value.Sealed sealed -> Optional.of(key.open(command.caseId(), name, sealed));
            case Value.Open open -> Optional.of(open.text());
            case Value.Plain ignored -> Optional.empty();
            case Value.Document ignored -> Optional.empty();
        };
    }
}
