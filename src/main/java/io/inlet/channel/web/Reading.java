package io.inlet.channel.web;

import java.util.List;

/**
 * What could be read of a post.
 *
 * @param complete whether all of it could be read, so that a field that is not there is missing
 * @param errors of form, not of content: broken JSON, a part without a name, too many fields
 */
public record Reading(Submission submission, boolean complete, List<FieldError> errors) {
    public Reading {
        errors = List.copyOf(errors);
    }
}
