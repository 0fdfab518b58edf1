namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>What came of a call to a provider: a closed set.</summary>
internal abstract record ProviderAnswer
{
    private ProviderAnswer() { }

    /// <summary>What it said, with its request id, as evidence.</summary>
    public abstract string Text { get; }

    /// <summary>The same answer in other words.</summary>
    public ProviderAnswer WithText(string text) =>
        this switch
        {
            Accepted answer => answer with { Proof = text },
            Already answer => answer with { Proof = text },
            Advertised answer => answer with { Proof = text },
            NotAdvertised answer => answer with { Proof = text },
            Retry answer => answer with { Reason = text },
            Refused answer => answer with { Reason = text },
            _ => throw new InvalidOperationException($"{GetType()} is no case of this hierarchy."),
        };

    /// <summary>It took the request and works on it.</summary>
    internal sealed record Accepted(string Proof) : ProviderAnswer
    {
        public override string Text => Proof;
    }

    /// <summary>It was so before it was asked.</summary>
    /// <param name="Proof">What it said.</param>
    /// <param name="Since">Since when, where it says; UTC.</param>
    internal sealed record Already(string Proof, DateTimeOffset? Since = null) : ProviderAnswer
    {
        public override string Text => Proof;
    }

    /// <summary>It announces the prefix.</summary>
    /// <param name="Proof">What it said.</param>
    /// <param name="Since">Since when, where it says; UTC.</param>
    internal sealed record Advertised(string Proof, DateTimeOffset? Since = null) : ProviderAnswer
    {
        public override string Text => Proof;
    }

    /// <summary>It does not announce the prefix.</summary>
    /// <param name="Proof">What it said.</param>
    /// <param name="IsFault">True when it could not at present: somebody should know.</param>
    internal sealed record NotAdvertised(string Proof, bool IsFault = false) : ProviderAnswer
    {
        public override string Text => Proof;
    }

    /// <summary>Nothing is known of what came of it: it did not answer, is busy or broken.</summary>
    /// <param name="After">How long it asks to be left alone; null when it does not say.</param>
    /// <param name="Reason">What went wrong.</param>
    internal sealed record Retry(TimeSpan? After, string Reason) : ProviderAnswer
    {
        public override string Text => Reason;
    }

    /// <summary>It will not, until somebody changes something.</summary>
    internal sealed record Refused(string Reason) : ProviderAnswer
    {
        public override string Text => Reason;
    }
}
