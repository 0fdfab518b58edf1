namespace Flowtriq.Server.Contract.Audit;

/// <summary>One line of the audit log.</summary>
/// <param name="Number">1 for the first; none is left out.</param>
/// <param name="At">When.</param>
/// <param name="Person">Who; empty for a visitor without a name.</param>
/// <param name="Via">"session", "token NAME", "command line"; empty for a visitor.</param>
/// <param name="Address">Where the request came from; empty on the command line.</param>
/// <param name="Action">What was asked for: "POST /incidents/{number}/acknowledge".</param>
/// <param name="Object">On what: "/incidents/12/acknowledge".</param>
/// <param name="Status">The HTTP status of the answer; 0 for a command.</param>
/// <param name="What">What changed, for a person; empty when the action says it all.</param>
/// <param name="Before">JSON of what it was; null when it was not there or nothing is known.</param>
/// <param name="After">JSON of what it is; null when it is gone or nothing is known.</param>
/// <param name="Hash">SHA-256 over the previous line's hash and this line.</param>
public sealed record AuditLine(
    long Number,
    DateTimeOffset At,
    string Person,
    string Via,
    string Address,
    string Action,
    string Object,
    int Status,
    string What,
    string? Before,
    string? After,
    string Hash
);
