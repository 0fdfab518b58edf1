using System.Text.Json;

namespace Flowtriq.Server.Ctl;

/// <summary>What came of a request.</summary>
internal abstract record CtlAnswer
{
    private CtlAnswer() { }

    /// <summary>It was done.</summary>
    /// <param name="Body">What the server says; undefined when it says nothing.</param>
    internal sealed record Done(JsonElement Body) : CtlAnswer;

    /// <summary>The server refused it.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Reason">Why, for a person.</param>
    internal sealed record Refused(int Status, string Reason) : CtlAnswer;

    /// <summary>There was no answer, or none of a Flowtriq server.</summary>
    /// <param name="Reason">Why, for a person.</param>
    internal sealed record Unreachable(string Reason) : CtlAnswer;
}
