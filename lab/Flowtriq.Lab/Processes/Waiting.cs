namespace Flowtriq.Lab.Processes;

/// <summary>Waits for the real system to come to what is expected of it.</summary>
public static class Waiting
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks ten times a second; throws when it never is.</summary>
    public static async Task UntilAsync(string what, TimeSpan limit, Func<Task<bool>> probe)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await probe())
        {
            if (TimeProvider.System.GetElapsedTime(started) > limit)
                throw new TimeoutException($"{what}: not within {limit.TotalSeconds} s");
            await Task.Delay(Step);
        }
    }
}
