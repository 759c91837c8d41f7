// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something the application does that a crash must not divide. It can be ended right before and right after.
 *
 * @param name as {@code ./gangway drill points} shows it
 */
record Act(String name, String meaning) {
    static final String BEFORE = "before-";
    static final String AFTER = "after-";

    static final List<Act> ALL = List.of(
            new Act("take-message", "the channel puts what a customer said on chat.received"),
            new Act("take-vote", "the console puts what a reviewer decided on replies"),
            new Act("make-case-key", "the process makes the key of a new case"),
            new Act("journal-event", "the process puts an event on events"),
            new Act("show-case", "the process puts the view of a case on cases"),
            new Act("store-case", "the process puts a case on the changelog of its store"),
            new Act("store-case-key", "the process puts a new key on case-keys"),
            new Act("tombstone-case-key", "the process destroys a key on case-keys"),
            new Act("say-to-customer", "the process puts a question, notice or farewell on chat.outgoing"),
            new Act("issue-command", "the process puts a command on <step>.commands"),
            new Act("ask-reviewers", "the process puts a command on review.commands"),
            new Act("pass-deadline", "the process puts a passed deadline on replies"),
            new Act("conclude", "the process puts an outcome on outcomes"),
            new Act("process-offsets", "the process adds what it has read to its transaction"),
            new Act("process-commit", "the process commits its transaction"),
            new Act("put-reply", "a hand puts a reply on replies"),
            new Act("hand-offsets", "a hand adds what it has read to its transaction"),
            new Act("hand-commit", "a hand commits its transaction"),
            new Act("hold-announcement", "the packer puts a waiting announcement on its changelog"),
            new Act("pack-batch", "the packer puts a batch on eventbridge.batches"),
            new Act("packer-offsets", "the packer adds what it has read to its transaction"),
            new Act("packer-commit", "the packer commits its transaction"),
            new Act("create-lead", "open-lead calls the CRM"),
            new Act("mail-code", "sign-agreement mails a one-time code"),
            new Act("store-object", "a photo or a document is put into the object store"),
            new Act("create-client", "open-account makes the client in core banking"),
            new Act("create-account", "open-account makes the account"),
            new Act("approve-account", "open-account approves it"),
            new Act("activate-account", "open-account activates it"),
            new Act("read-account", "open-account reads its number"),
            new Act("upload-document", "file-agreement uploads the agreement to core banking"),
            new Act("mail-agreement", "mail-agreement mails the agreement"),
            new Act("put-events", "a batch is sent to EventBridge"),
            new Act("close-lead", "update-lead calls the CRM"),
            new Act("delete-objects", "close-case deletes the objects of the case"),
            new Act("purge-lead", "close-case asks the CRM to purge"),
            new Act("prove-key-absent", "close-case reads case-keys to its end"),
            new Act("sign-certificate", "close-case signs the deletion certificate"),
            new Act("record-destruction", "the sweep records that an epoch's key is destroyed"),
            new Act("shred-epoch-key", "the sweep overwrites and removes an epoch's key"),
            new Act("read-object", "a hand reads a photo or a document from the object store"),
            new Act("compare-faces", "verify-face compares selfie and portrait"),
            new Act("create-envelope", "sign-envelope has the e-signature vendor send an envelope"),
            new Act("read-envelope", "sign-envelope asks the vendor how the envelope stands"),
            new Act("take-report", "the webhook, or the poll, puts what the vendor reports on replies"),
            new Act("purge-envelope", "close-case asks the vendor to purge"),
            new Act("keep-face", "find-duplicate puts a face on open-faces"),
            new Act("forget-face", "the face of a closed case is taken off open-faces"),
            new Act("put-result", "rescreening puts what it found of a customer on rescreenings"),
            new Act("put-hit", "rescreening puts the hit of a customer on rescreening.hits"),
            new Act("clear-hit", "rescreening takes a hit off rescreening.hits"),
            new Act("mark-run", "rescreening puts how far a run is on rescreening.runs"),
            new Act("rescreening-offsets", "rescreening adds what it has read to its transaction"),
            new Act("rescreening-commit", "rescreening commits its transaction"),
            new Act("open-hit", "the console puts who opens the hit of a customer on rescreening.opened"),
            new Act("change-exemption", "the console puts a proposal, approval or withdrawal on screening.exemptions"),
            new Act("change-bands", "the console puts a proposal or an approval on screening.bands"));

    /** The names of all points. */
    static List<String> points() {
        return ALL.stream()
                .flatMap(act -> Stream.of(BEFORE + act.name, AFTER + act.name))
                .toList();
    }
}
