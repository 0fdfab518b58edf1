using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Storage;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStorage("data").AddPipeline();
await builder.Build().RunAsync();
