namespace Flowtriq.Agent.Status;

/// <summary>What asking an agent gave.</summary>
internal abstract record StatusAnswer
{
    private StatusAnswer() { }

    /// <summary>It answered.</summary>
    internal sealed record Answered(AgentStatus Status, byte[] Json) : StatusAnswer;

    /// <summary>It did not; the reason is for the person at the keyboard.</summary>
    internal sealed record Silent(string Reason) : StatusAnswer;
}
