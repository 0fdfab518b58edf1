namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>What came back from a provider's API.</summary>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
/// <param name="Body">Its text; empty when there was none.</param>
/// <param name="RequestId">The provider's name for this request; null when it gives none.</param>
/// <param name="RetryAfter">How long it asks to be left alone; null when it does not say.</param>
/// <param name="Fault">Why there was no answer; null when there was one.</param>
internal sealed record HttpReply(int Status, string Body, string? RequestId, TimeSpan? RetryAfter, string? Fault)
{
    internal bool IsOk => Status is >= 200 and < 300;

    /// <summary>"HTTP 202, request 8a1f".</summary>
    internal string Evidence => RequestId is null ? $"HTTP {Status}" : $"HTTP {Status}, request {RequestId}";

    /// <summary>What a status other than success means.</summary>
    /// <param name="said">The provider's own words; null when they could not be read.</param>
    internal ProviderAnswer Problem(string? said)
    {
        var because = string.IsNullOrWhiteSpace(said) ? "" : $": {Short(said)}";
        return Status switch
        {
            0 => new ProviderAnswer.Retry(RetryAfter, Fault ?? "no answer"),
            408 or 425 or 429 or >= 500 => new ProviderAnswer.Retry(
                RetryAfter,
                $"it asks to try later{because} ({Evidence})"
            ),
            >= 300 and < 400 => new ProviderAnswer.Refused(
                $"it sends elsewhere, and redirects are not followed; check the base URL ({Evidence})"
            ),
            401 => new ProviderAnswer.Refused($"it does not accept the credentials{because} ({Evidence})"),
            403 => new ProviderAnswer.Refused($"the credentials do not allow this{because} ({Evidence})"),
            404 => new ProviderAnswer.Refused($"it does not know this account or prefix{because} ({Evidence})"),
            >= 400 => new ProviderAnswer.Refused($"it refuses{because} ({Evidence})"),
            _ => new ProviderAnswer.Retry(null, $"its answer cannot be read ({Evidence})"),
        };
    }

    private static string Short(string text)
    {
        var line = new string([.. text.Where(static c => !char.IsControl(c))]);
        return line.Length <= 200 ? line : string.Concat(line.AsSpan(0, 200), "…");
    }
}
