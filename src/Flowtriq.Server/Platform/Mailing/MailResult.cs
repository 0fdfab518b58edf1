namespace Flowtriq.Server.Platform.Mailing;

/// <summary>What came of a mail: a closed set.</summary>
internal abstract record MailResult
{
    private MailResult() { }

    /// <summary>The server took it.</summary>
    /// <param name="Id">What the server called it.</param>
    internal sealed record Sent(string Id) : MailResult;

    /// <summary>Nobody said where mail goes, or that cannot be read with the keys that are here.</summary>
    internal sealed record NotConfigured : MailResult;

    /// <summary>It was not taken.</summary>
    /// <param name="Reason">For a person; holds no secret.</param>
    /// <param name="Retry">True when the same may succeed later.</param>
    internal sealed record Failed(string Reason, bool Retry) : MailResult;
}
