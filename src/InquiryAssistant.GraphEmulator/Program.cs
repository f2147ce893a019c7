using InquiryAssistant.GraphEmulator;

return await GraphEmulatorCommand.RunAsync(args);
