package io.inlet.dispatch;

import io.inlet.settings.Secret;
import io.inlet.settings.SigningKeys;
import java.util.List;
import java.util.Optional;

/** Targets that are told by signed webhooks: their secret is a signing key. */
final class WebhookKind implements TargetKind {
    @Override
    public String type() {
        return "webhook";
    }

    @Override
    public List<String> keys() {
        return List.of();
    }

    @Override
    public Optional<String> secretFault(Secret secret) {
        try {
            SigningKeys.parse(secret);
            return Optional.empty();
        } catch (IllegalArgumentException noKey) {
            return Optional.of("target.key");
        }
    }

    @Override
    public TargetOptions options(TargetNode target) {
        return TargetOptions.NONE;
    }
}
