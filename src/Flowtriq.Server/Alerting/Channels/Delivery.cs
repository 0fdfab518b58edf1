namespace Flowtriq.Server.Alerting.Channels;

/// <summary>What came of an attempt to tell a channel: a closed set.</summary>
internal abstract record Delivery
{
    private Delivery() { }

    /// <summary>What the channel said, or why not; holds no secret.</summary>
    public abstract string Text { get; }

    /// <summary>It was taken.</summary>
    /// <param name="Id">What the channel calls it; null when it gives it no name.</param>
    internal sealed record Delivered(string? Id = null) : Delivery
    {
        public override string Text => Id is null ? "delivered" : $"delivered as {Id}";
    }

    /// <summary>It was not taken now, and may be later.</summary>
    /// <param name="After">How long the channel asks to be left alone; null when it does not say.</param>
    /// <param name="Reason">What went wrong.</param>
    internal sealed record Retry(TimeSpan? After, string Reason) : Delivery
    {
        public override string Text => Reason;
    }

    /// <summary>It will not be taken until somebody changes something.</summary>
    internal sealed record Refused(string Reason) : Delivery
    {
        public override string Text => Reason;
    }
}
