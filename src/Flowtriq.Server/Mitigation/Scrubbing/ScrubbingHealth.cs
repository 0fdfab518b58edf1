namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Whether level 4 does what is wanted of it.</summary>
internal sealed class ScrubbingHealth(Diversions diversions, ScrubbingProviders providers)
{
    /// <summary>Null when nothing fails.</summary>
    internal string? Problem()
    {
        var unreadable = providers.All.FirstOrDefault(static p => p is { Enabled: true, Credentials: null });
        if (unreadable is not null)
            return $"the credentials of {unreadable.Name} cannot be opened; enter them again";
        var failing = diversions
            .All.Where(static d => d.Failure is not null && d.State != DiversionState.Withdrawn)
            .ToList();
        if (failing.Count > 0)
            return string.Join("; ", failing.Select(static d => $"{d.Action}: {d.Failure}"));
        var lost = diversions.All.FirstOrDefault(static d =>
            d is { State: DiversionState.Advertised, Return: CleanReturn.NotReturning }
        );
        return lost is null ? null : $"{lost.Action}: clean traffic is not returning";
    }
}
