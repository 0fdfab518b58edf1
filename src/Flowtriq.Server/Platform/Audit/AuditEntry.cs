namespace Flowtriq.Server.Platform.Audit;

/// <summary>One thing that somebody did or was refused. Secrets are in no field.</summary>
/// <param name="At">When, to the microsecond.</param>
/// <param name="Person">The name of who did it; empty for a visitor without one.</param>
/// <param name="Member">What tells two people of one name apart; empty for who is no member.</param>
/// <param name="Via">How they came: "session", "token NAME", "command line"; empty for a visitor.</param>
/// <param name="Address">The address the request came from; empty on the command line.</param>
/// <param name="Action">What was asked for: "POST /incidents/{number}/acknowledge", or the command.</param>
/// <param name="Object">On what: "/incidents/12/acknowledge".</param>
/// <param name="Status">The HTTP status of the answer; 0 for a command.</param>
/// <param name="What">What changed, for a person; empty when the action says it all.</param>
/// <param name="Before">JSON of what it was; null when it was not there or nothing is known.</param>
/// <param name="After">JSON of what it is; null when it is gone or nothing is known.</param>
public sealed record AuditEntry(
    DateTimeOffset At,
    string Person,
    string Member,
    string Via,
    string Address,
    string Action,
    string Object,
    int Status,
    string What,
    string? Before,
    string? After
);
