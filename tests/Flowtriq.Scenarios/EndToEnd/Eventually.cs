using System.Diagnostics;

namespace Flowtriq.Scenarios.EndToEnd;

/// <summary>Waits for the real system to come to what is expected of it.</summary>
internal static class Eventually
{
    /// <summary>Asks ten times a second until <paramref name="probe"/> gives something; fails with what was seen last.</summary>
    public static async Task<T> GetAsync<T>(string what, TimeSpan limit, Func<Task<T?>> probe)
        where T : class
    {
        var clock = Stopwatch.StartNew();
        Exception? last = null;
        while (clock.Elapsed < limit)
        {
            try
            {
                if (await probe() is { } found)
                    return found;
                last = null;
            }
            catch (HttpRequestException refused)
            {
                last = refused;
            }
            await Task.Delay(100);
        }
        throw new TimeoutException(
            $"{what}: not within {limit.TotalSeconds} s{(last is null ? "" : ": " + last.Message)}"
        );
    }
}
