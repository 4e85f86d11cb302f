// The components run here as they run in WeChat: from dist/, with packages found in miniprogram_npm.
module.exports = {
  testEnvironment: "jsdom",
  testMatch: ["<rootDir>/test/**/*.test.js"],
  moduleDirectories: ["miniprogram_npm", "node_modules"],
  globalSetup: "<rootDir>/test/support/start.js",
  globalTeardown: "<rootDir>/test/support/stop.js",
  maxWorkers: 1,
  testTimeout: 20_000,
  transform: {},
};
